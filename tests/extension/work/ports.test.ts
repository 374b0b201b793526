import { describe, expect, it } from "vitest";

import { ok } from "#core/base/result.ts";
import { type ClientPort, connectOver, type Road, WorkEnded } from "#extension/work/connect.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import { PORT, type ServedPort, servePort } from "#extension/work/serve.ts";
import type { Work } from "#extension/work/work.ts";

const own = { id: "abc", root: "chrome-extension://abc/" };
const sender = { id: "abc", url: "chrome-extension://abc/popup.html" };

/** Two ends of a port, as JSON as the browser's. */
function makePorts(from: ServedPort["sender"]) {
	const ends = [makeEnd(), makeEnd()] as const;
	let open = true;
	const disconnect = (who: 0 | 1) => () => {
		if (!open) return;
		open = false;
		queueMicrotask(() => {
			for (const listener of ends[who === 0 ? 1 : 0].closed) listener();
		});
	};
	const port = (who: 0 | 1) => ({
		name: PORT,
		sender: from,
		postMessage(message: unknown) {
			const text = JSON.stringify(message);
			const other = ends[who === 0 ? 1 : 0];
			queueMicrotask(() => {
				if (open) for (const listener of other.heard) listener(JSON.parse(text));
			});
		},
		disconnect: disconnect(who),
		onMessage: { addListener: (listener: (message: unknown) => void) => void ends[who].heard.push(listener) },
		onDisconnect: { addListener: (listener: () => void) => void ends[who].closed.push(listener) },
	});
	return { client: port(0), served: port(1), die: disconnect(1), isOpen: () => open };
}

function makeEnd() {
	return { heard: [] as ((message: unknown) => void)[], closed: [] as (() => void)[] };
}

function makeWork(more: Partial<Work> = {}): Work {
	return { view: async () => undefined, read: async () => [], ...more } as Work;
}

/** A road to rooms that are served one after the other; each is made when it is needed. */
function makeRoad(rooms: readonly (Work | "silent")[]) {
	const opened: ReturnType<typeof makePorts>[] = [];
	const road: Road = {
		ensureRoom: async () => undefined,
		open(): ClientPort {
			const ports = makePorts(sender);
			const room = rooms[Math.min(opened.length, rooms.length - 1)];
			opened.push(ports);
			if (room && room !== "silent") queueMicrotask(() => servePort(ports.served, room, own));
			return ports.client;
		},
		helloMs: 50,
		tries: 3,
	};
	return { road, opened };
}

describe("the work room", () => {
	it.each([
		["a script in a page", { id: "abc", url: "https://evil.example/" }],
		["another extension", { id: "xyz", url: "chrome-extension://xyz/x.html" }],
		["nobody it knows", undefined],
	])("does not answer %s", async (_, from) => {
		const ports = makePorts(from);
		const heard: unknown[] = [];
		ports.client.onMessage.addListener((message) => heard.push(message));

		servePort(ports.served, makeWork(), own);
		await settled();

		expect({ heard, open: ports.isOpen() }).toEqual({ heard: [], open: false });
	});

	it.each([
		["a method that is not on the list", { id: 1, method: "constructor", args: [] }, undefined],
		["what is no call", "view", undefined],
		["arguments of another shape", { id: 1, method: "view", args: [7] }, { id: 1, ok: false, error: "bad_call" }],
		["too many arguments", { id: 1, method: "view", args: ["a", "b"] }, { id: 1, ok: false, error: "bad_call" }],
		[
			"a field that is none",
			{ id: 1, method: "saveTyped", args: [{ number: "1", admin: true }] },
			{ id: 1, ok: false, error: "bad_call" },
		],
		[
			"settings with another provider",
			{ id: 1, method: "saveSettings", args: [{ provider: { mode: "evil" } }] },
			{ id: 1, ok: false, error: "bad_call" },
		],
	])("refuses %s", async (_, message, expected) => {
		const called: string[] = [];
		const work = new Proxy({} as Work, { get: (_target, name) => () => called.push(String(name)) });
		const ports = makePorts(sender);
		const heard: unknown[] = [];
		ports.client.onMessage.addListener((one) => heard.push(one));
		servePort(ports.served, work, own);

		ports.client.postMessage(message);
		await settled();

		expect(heard.slice(1)).toEqual(expected ? [expected] : []);
		expect(called).toEqual([]);
	});

	it("tells a failure as a code and nothing of what was thrown", async () => {
		const { road } = makeRoad([makeWork({ view: () => Promise.reject(new Error("26990000000000000017")) })]);

		await expect(connectOver(road).view("r")).rejects.toThrow(/^work: failed$/);
	});
});

describe("whoever asks the room", () => {
	it("gets the answers to its own questions, in whatever order they come", async () => {
		const { road, opened } = makeRoad([
			makeWork({
				view: async (id) => {
					await new Promise((resolve) => setTimeout(resolve, id === "slow" ? 20 : 1));
					return { row: { id } } as never;
				},
			}),
		]);
		const work = connectOver(road);

		const [slow, fast] = await Promise.all([work.view("slow"), work.view("fast")]);

		expect([slow?.row.id, fast?.row.id]).toEqual(["slow", "fast"]);
		expect(opened).toHaveLength(1);
	});

	it("tries again while the room is still loading", async () => {
		const { road, opened } = makeRoad(["silent", makeWork()]);

		expect(await connectOver(road).read([])).toEqual([]);
		expect(opened).toHaveLength(2);
	});

	it("gives up on a room that never opens", async () => {
		const { road } = makeRoad(["silent"]);

		await expect(connectOver(road).verify("r", { fresh: true })).rejects.toBeInstanceOf(WorkEnded);
	});

	it("opens another room when the first died, also for what was asked meanwhile", async () => {
		const hanging = makeWork({ view: () => new Promise(() => undefined) });
		const { road, opened } = makeRoad([hanging, makeWork({ view: async () => ({ row: { id: "r" } }) as never })]);
		const work = connectOver(road);

		const asked = work.view("r");
		await settled();
		opened[0]?.die();

		expect((await asked)?.row.id).toBe("r");
		expect(opened).toHaveLength(2);
	});

	it("does not ask twice what may cost twice", async () => {
		const hanging = makeWork({ verify: () => new Promise(() => undefined) });
		const { road, opened } = makeRoad([hanging]);
		const work = connectOver(road);

		const asked = work.verify("r", { fresh: true });
		const ended = expect(asked).rejects.toBeInstanceOf(WorkEnded);
		await settled();
		opened[0]?.die();
		await ended;

		expect(opened).toHaveLength(1);
	});
});

async function settled(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a locked library", () => {
	it("is told as that on the other end of the port, for whatever was asked", async () => {
		const work = makeWork({ view: () => Promise.reject(new WorkLocked("26990000000000000017")) });
		const { road } = makeRoad([work]);

		const asked = connectOver(road).view("r1");

		await expect(asked).rejects.toThrow(WorkLocked);
		await expect(asked).rejects.not.toThrow("26990000000000000017");
	});

	it.each([[{ passphrase: "冬天的第一张发票" }], [{ recoveryCode: "ABCD" }], [undefined]])(
		"is opened by %j and by nothing of another shape",
		async (shown) => {
			const given: unknown[] = [];
			const work = makeWork({
				async unlock(...args) {
					given.push(...args);
					return ok(undefined);
				},
			});

			const opened = await connectOver(makeRoad([work]).road).unlock(shown);

			expect(opened).toMatchObject({ ok: true });
			expect(given).toEqual([shown ?? null]);
			await expect(connectOver(makeRoad([work]).road).unlock({ passphrase: 1 } as never)).rejects.toThrow("bad_call");
		},
	);
});
