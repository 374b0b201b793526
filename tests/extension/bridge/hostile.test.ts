import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { readHandshake } from "#core/sync/schema/handshake.ts";
import { readMessage } from "#core/sync/schema/messages.ts";
import { readPageHello } from "#extension/bridge/protocol.ts";
import { type PageMessage, type PageWindow, type RoomPort, startRelay } from "#extension/bridge/relay.ts";
import { serveBridge } from "#extension/bridge/serve.ts";
import {
	exchange,
	holdings,
	keepInvoice,
	ORIGIN,
	pairUp,
	startMachine,
	talk,
	wirePair,
} from "#tests/core/flows/sync/support.ts";

/** What a hostile page says in place of something of ours. */
const nonsense: readonly unknown[] = [
	undefined,
	null,
	0,
	"",
	"closed ",
	"{",
	"[]",
	"x".repeat(50_000_000),
	{ t: "hello" },
	new Uint8Array(10),
	'{"t":"hello","version":1,"peer":"x","nonce":"y"}',
	'{"__proto__":{"n":0,"more":false,"body":"{}","mac":""}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	`${"[".repeat(60_000)}${"]".repeat(60_000)}`,
];

/** One text of ours, changed a little: the kinds of change a program finds by itself. */
const mutation = fc.oneof(
	fc.record({ kind: fc.constant("cut" as const), at: fc.nat(3_000) }),
	fc.record({ kind: fc.constant("swap" as const), at: fc.nat(3_000), char: fc.string({ minLength: 1, maxLength: 3 }) }),
	fc.record({ kind: fc.constant("key" as const), name: fc.constantFrom("__proto__", "constructor", "extra", "n") }),
	fc.record({ kind: fc.constant("number" as const), value: fc.integer() }),
	fc.record({ kind: fc.constant("double" as const) }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(said: string, change: Mutation): string {
	switch (change.kind) {
		case "cut":
			return said.slice(0, change.at % said.length);
		case "swap":
			return `${said.slice(0, change.at % said.length)}${change.char}${said.slice((change.at % said.length) + 1)}`;
		case "key":
			return said.replace("{", `{"${change.name}":{"polluted":true},`);
		case "number":
			return said.replace(/:\d+/, `:${change.value}`);
		case "double":
			return said + said;
	}
}

let names = 0;

async function paired() {
	const name = `hostile-${names++}`;
	const [page, extension] = [await startMachine(`${name}-page`), await startMachine(`${name}-extension`)];
	await pairUp(page, extension);
	await keepInvoice(page, 1, 500);
	await keepInvoice(extension, 2, 500);
	return { page, extension };
}

/** What was really said in one good exchange, to be changed and said again. */
async function recording() {
	const machines = await paired();
	const { wires } = await exchange(machines.page, machines.extension);
	return { ...machines, said: wires.heard.filter(({ from }) => from === "page").map(({ said }) => String(said)) };
}

describe("of a thousand changed messages", () => {
	test("none is accepted in the place of the true one, nothing crashes, and the vault stays as it was", async () => {
		const { page, extension, said } = await recording();
		const before = await holdings(extension);
		const changes = fc.sample(fc.tuple(fc.nat(said.length - 1), mutation), { numRuns: 1_000, seed: 7 });
		const ends = new Map<string, number>();
		const began = performance.now();

		for (let start = 0; start < changes.length; start += 50) {
			// Each connection dies of the first; the others of its fifty meet a closed one.
			const wires = wirePair();
			const there = talk(extension, wires.extension, { side: "extension" });
			for (const [index, change] of changes.slice(start, start + 50)) {
				wires.forge("extension", mutate(said[index] ?? "", change));
			}
			const { code } = await there.end;
			ends.set(code, (ends.get(code) ?? 0) + 1);
		}

		for (const code of ends.keys()) expect(["broken", "not_paired", "other_version"]).toContain(code);
		expect(await holdings(extension)).toEqual(before);
		expect(performance.now() - began).toBeLessThan(20_000);
		expect("polluted" in {}).toBe(false);
		await exchange(page, extension); // and it still speaks with the true one
	}, 60_000);

	test("none is accepted within a connection that has met, whatever one frame is changed", async () => {
		const { page, extension } = await paired();
		const ends = new Map<string, number>();
		const changes = fc.sample(mutation, { numRuns: 30, seed: 11 });

		for (const [index, change] of changes.entries()) {
			let frames = 0;
			await keepInvoice(page, 100 + index);
			const wires = wirePair((said, from) => {
				// The two of the greeting are whole; then one frame of the page is changed.
				return from === "extension" || frames++ !== 2 + (index % 3) ? said : mutate(said, change);
			});
			const there = talk(extension, wires.extension, { side: "extension" });
			const here = talk(page, wires.page);

			const code = await Promise.race([there.end.then((end) => end.code), here.even.then(() => "unchanged")]);
			here.stop();
			await Promise.all([here.end, there.end]);

			// A change can leave the very message (a letter by itself, a name that is said again): that one holds.
			ends.set(code, (ends.get(code) ?? 0) + 1);
		}
		expect([...ends.keys()].filter((code) => code !== "broken" && code !== "unchanged")).toEqual([]);
		expect(ends.get("broken")).toBeGreaterThan(15);
		for (const { identity } of (await holdings(extension)).records) expect(identity).toMatch(/^2699\d{16}$/);
		await exchange(page, extension);
		expect(await holdings(extension)).toEqual(await holdings(page));
	}, 120_000);

	test("nor is any that is read without a key", () => {
		const good = JSON.stringify({ t: "want", batch: 1, ids: ["a"] });
		fc.assert(
			fc.property(mutation, (change) => {
				const read = readMessage(mutate(good, change));
				if (read) expect(Object.keys(read).sort()).toEqual(["batch", "ids", "t"]);
				expect(Object.getPrototypeOf(read ?? {})).toBe(Object.prototype);
			}),
			{ numRuns: 1_000 },
		);
		for (const one of nonsense) expect(readHandshake(one)).toBeUndefined();
	});

	test("a record with names of a prototype in it is none of ours", () => {
		for (const name of ["__proto__", "constructor", "prototype", "toString2__"]) {
			const event = `{"at":"2026-11-20T02:00:00.000Z","what":"noted","facts":{"${name}":"x"}}`;
			const rest = '"readings":[],"typed":[],"answers":[],"sample":true';
			const times = '"createdAt":"2026-11-20T02:00:00.000Z","updatedAt":"2026-11-20T02:00:00.000Z"';
			const record = `{"id":"r","events":[${event}],${rest},${times}}`;

			const read = readMessage(
				`{"t":"records","batch":0,"items":[{"id":"r","bundle":{"record":${record},"journal":[],"files":[]}}]}`,
			);

			const held = read?.t === "records" ? read.items[0]?.bundle : undefined;
			if (name === "toString2__") expect(held?.record.id).toBe("r");
			else if (held) {
				// The schema may leave it out instead.
				const facts = held.record.events[0]?.facts ?? {};
				expect(Object.keys(facts)).toEqual([]);
				expect(Object.getPrototypeOf(facts)).toBe(Object.prototype);
			}
		}
	});
});

describe("who cannot prove to be the other side", () => {
	test("replays a whole connection in vain", async () => {
		const { extension, said } = await recording();
		const before = await holdings(extension);
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		for (const one of said) wires.forge("extension", one);

		expect((await there.end).code).toBe("broken");
		expect(await holdings(extension)).toEqual(before);
	});

	test("is not heard from another origin, even with the right key", async () => {
		const { page, extension } = await paired();
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension", origin: "http://127.0.0.1:9999" });
		const here = talk(page, wires.page);

		expect((await there.end).code).toBe("not_paired");
		expect(wires.heard.filter(({ from }) => from === "extension")).toEqual([]);
		here.stop();
	});

	test("says whatever it likes, 50 MB of it too, and is answered with nothing, soon", async () => {
		const { extension } = await paired();
		for (const one of nonsense) {
			const wires = wirePair();
			const began = performance.now();
			const there = talk(extension, wires.extension, { side: "extension" });
			wires.forge("extension", one);

			expect(["broken", "not_paired"]).toContain((await there.end).code);
			expect(wires.heard).toEqual([]);
			expect(performance.now() - began).toBeLessThan(1_000);
		}
	}, 60_000);

	test("floods in vain", async () => {
		const { extension } = await paired();
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		for (let count = 0; count < 10_000; count++) wires.forge("extension", "{}");

		expect((await there.end).code).toBe("broken");
	});

	test("has no question asked for it that the user did not set", async () => {
		const fetched: string[] = [];
		const name = `hostile-ask-${names++}`;
		const fetchIt = async (url: unknown) => {
			fetched.push(String(url));
			return new Response("{}", { headers: { "content-type": "application/json" } });
		};
		const ask = { fetch: fetchIt as typeof fetch, timeoutMs: 1_000 };
		const page = await startMachine(`${name}-page`);
		const extension = await startMachine(`${name}-extension`, { ask });
		await pairUp(page, extension);
		const provider = { mode: "fpcy", url: "http://supplier.invalid/fpcy", sqm: "SECRET-OF-THE-EXTENSION" };
		await extension.vault.saveSetting("app", { provider });
		const wires = wirePair();
		const there = talk(extension, wires.extension, { side: "extension" });
		let asking: Parameters<NonNullable<Parameters<typeof talk>[3]>["onBridge"] & {}>[0];
		const here = talk(page, wires.page, {}, { onBridge: (over) => (asking ??= over) });
		await here.even;
		const question = JSON.stringify({ fpdm: "", fphm: "26992000000000000017", kprq: "20260914", value: "1.00" });
		const signal = new AbortController().signal;

		const foreign = await asking?.("http://192.168.1.1/fpcy", question, signal);
		const own = await asking?.("http://supplier.invalid/fpcy", question, signal);

		expect(foreign).toBeUndefined();
		expect(own).toMatchObject({ t: "answer", status: 200, text: "{}" });
		expect(fetched).toEqual(["http://supplier.invalid/fpcy"]);
		expect(wires.heard.map(({ said }) => String(said)).join()).not.toContain("SECRET-OF");
		here.stop();
		await there.end;
	});
});

/** A window with scripts of others in it, and a room that counts who comes. */
function relayed(hello = "bridge room") {
	const listeners = new Set<(event: PageMessage) => void>();
	const page: PageWindow = {
		location: { origin: ORIGIN },
		addEventListener: (_, listener) => listeners.add(listener),
		removeEventListener: (_, listener) => listeners.delete(listener),
	};
	const heard: unknown[] = [];
	let rooms = 0;
	const connect = (): RoomPort => {
		rooms++;
		let greeted = 0;
		return {
			postMessage: (said) => heard.push(said),
			disconnect: () => undefined,
			onMessage: { addListener: (listener) => void (greeted++ === 0 && setTimeout(() => listener(hello))) },
			onDisconnect: { addListener: () => undefined },
		};
	};
	const stop = startRelay(page, connect);
	const say = (more: Partial<PageMessage>) => {
		const { port1, port2 } = new MessageChannel();
		const data = { yanpiao: "bridge", nonce: "n".repeat(36) };
		for (const listener of [...listeners]) {
			listener({ source: page, origin: ORIGIN, data, ports: [port2], ...more });
		}
		return port1;
	};
	return { page, say, heard, rooms: () => rooms, stop, listeners };
}

describe("the script in a paired page", () => {
	test.each([
		["a frame of another origin", { source: {} }],
		["another origin", { origin: "http://127.0.0.1:9999" }],
		["no port", { ports: [] }],
		["other words", { data: { yanpiao: "other", nonce: "n".repeat(36) } }],
		["words that are only inherited", { data: Object.create({ yanpiao: "bridge", nonce: "n".repeat(36) }) }],
		["a nonce of 50 MB", { data: { yanpiao: "bridge", nonce: "n".repeat(50_000_000) } }],
		["nothing", { data: null }],
	])("does not wake the room for %s", async (_, more) => {
		const { say, rooms, stop } = relayed();

		say(more as Partial<PageMessage>);
		await new Promise((resolve) => setTimeout(resolve, 20));

		expect(rooms()).toBe(0);
		stop();
	});

	test("passes on a frame, and closes for what cannot be one", async () => {
		const { say, heard, stop } = relayed();
		const port = say({});
		const said: unknown[] = [];
		port.addEventListener("message", ({ data }) => said.push(data));
		port.start();
		await vi.waitFor(() => expect(said).toEqual(["n".repeat(36)]));

		port.postMessage("a frame");
		port.postMessage("x".repeat(50_000_000));
		port.postMessage("after it");
		await vi.waitFor(() => expect(said).toContain("closed"));

		expect(heard).toEqual(["a frame"]);
		stop();
	});

	test("tells the page that the library is locked, and nothing else", async () => {
		const { say, heard, stop } = relayed("locked");
		const port = say({});
		const said: unknown[] = [];
		port.addEventListener("message", ({ data }) => said.push(data));
		port.start();

		await vi.waitFor(() => expect(said).toEqual(["locked", "closed"]));

		expect(heard).toEqual([]);
		stop();
	});

	test("lets a page that looks once a minute do so for as long as it likes", () => {
		vi.useFakeTimers();
		const { say, rooms, stop } = relayed();

		for (let count = 0; count < 200; count++) {
			say({});
			vi.advanceTimersByTime(60_000);
		}

		expect(rooms()).toBeGreaterThanOrEqual(200);
		stop();
		vi.useRealTimers();
	});

	test("does not let a page wake the room without end", () => {
		const { say, rooms, stop, listeners } = relayed();

		for (let count = 0; count < 1_000; count++) say({});

		expect(rooms()).toBeLessThanOrEqual(50);
		stop();
		expect(listeners.size).toBe(0);
	});

	test("takes only own members for words", () => {
		expect(readPageHello({ yanpiao: "bridge", nonce: "0e6f2c1a-1111-4222-8333-444455556666" })).toBeDefined();
		expect(
			readPageHello(JSON.parse('{"__proto__":{"yanpiao":"bridge","nonce":"0e6f2c1a-1111-4222"}}')),
		).toBeUndefined();
	});
});

describe("the room", () => {
	test.each([
		["a script of another extension", { id: "other", url: `${ORIGIN}/`, frameId: 0 }],
		["a frame inside a page", { id: "own", url: `${ORIGIN}/`, frameId: 3 }],
		["a page that is no web page", { id: "own", url: "file:///etc/passwd", frameId: 0 }],
		["nobody", undefined],
	])("serves no port of %s", (_, sender) => {
		const speak = vi.fn();
		const disconnect = vi.fn();
		const port = {
			name: "bridge",
			sender,
			postMessage: vi.fn(),
			disconnect,
			onMessage: { addListener: vi.fn() },
			onDisconnect: { addListener: vi.fn() },
		};

		serveBridge(port, {
			app: { speak, cancel: vi.fn() },
			locked: async () => false,
			own: { id: "own" },
			busy: { begin: vi.fn(), end: vi.fn() },
			newId: () => "job",
		});

		expect(disconnect).toHaveBeenCalled();
		expect(speak).not.toHaveBeenCalled();
		expect(port.postMessage).not.toHaveBeenCalled();
	});

	test("says to a paired page that the library is locked, and does not speak", async () => {
		const speak = vi.fn();
		const port = {
			name: "bridge",
			sender: { id: "own", url: `${ORIGIN}/`, frameId: 0 },
			postMessage: vi.fn(),
			disconnect: vi.fn(),
			onMessage: { addListener: vi.fn() },
			onDisconnect: { addListener: vi.fn() },
		};

		serveBridge(port, {
			app: { speak, cancel: vi.fn() },
			locked: async () => true,
			own: { id: "own" },
			busy: { begin: vi.fn(), end: vi.fn() },
			newId: () => "job",
		});

		await vi.waitFor(() => expect(port.disconnect).toHaveBeenCalled());
		expect(port.postMessage.mock.calls).toEqual([["locked"]]);
		expect(speak).not.toHaveBeenCalled();
	});
});
