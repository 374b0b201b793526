import { createHash } from "node:crypto";

import type { Day } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { type Context, createContext } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Incoming } from "#core/flows/library/workspace.ts";
import type { SpeakEnd, Speaking, SpeakNews } from "#core/flows/sync/app.ts";
import { speakOver } from "#core/flows/sync/speak.ts";
import { type SyncOptions, syncFlows } from "#core/flows/sync/sync.ts";
import type { Wire } from "#core/flows/sync/wire.ts";
import { evidence } from "#core/model/evidence.ts";
import type { Original, StoredReading } from "#core/model/record.ts";
import { openVault } from "#core/vault/vault.ts";
import { makeShared } from "#tests/core/flows/make-shared.ts";
import { testCodec } from "#tests/core/vault/codec.ts";

export const ORIGIN = "http://127.0.0.1:8787";

/** One side as a process: its memory goes with it, its database stays. */
export interface Machine {
	readonly context: Context;
	readonly vault: AppVault;
	readonly app: ReturnType<typeof syncFlows>;
	die(): void;
}

let machines = 0;

export async function startMachine(name: string, more: Partial<Context["deps"]> = {}): Promise<Machine> {
	const vault: AppVault = await openVault({ name, codec: testCodec });
	const number = machines++;
	let id = 0;
	const context = createContext({
		openVault: async () => vault,
		readers: 1,
		read: () => Promise.reject(new Error("nothing is read here")),
		hash: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
		provider: () => undefined,
		ask: { fetch: () => Promise.reject(new Error("no network in tests")), timeoutMs: 1_000 },
		shared: makeShared().shared,
		now: () => new Date(),
		randomId: () => `${name}-${number}-${id++}`,
		build: "test",
		...more,
	});
	return { context, vault, app: syncFlows(context), die: () => vault.close() };
}

export interface WirePair {
	readonly page: Wire;
	readonly extension: Wire;
	/** Everything that was said, in order. */
	readonly heard: { readonly from: "page" | "extension"; readonly said: unknown }[];
	/** Drops the port: what is under way is lost. */
	cut(): void;
	/** Says something to a side that the other side never said. */
	forge(to: "page" | "extension", said: unknown): void;
}

/** A port inside one process; what is said arrives in a later turn, in order. */
export function wirePair(change: (said: string, from: "page" | "extension") => unknown = (said) => said): WirePair {
	const heard: WirePair["heard"] = [];
	let cut = false;
	let tell = () => {};
	const gone = new Promise<void>((resolve) => {
		tell = resolve;
	});
	const listeners = new Map<string, (said: unknown) => void>();
	const early = new Map<string, unknown[]>([
		["page", []],
		["extension", []],
	]);
	const deliver = (to: "page" | "extension", said: unknown) =>
		setImmediate(() => {
			if (cut) return;
			const listener = listeners.get(to);
			if (listener) listener(said);
			else early.get(to)?.push(said);
		});
	const end = () => {
		cut = true;
		tell();
	};
	const side = (own: "page" | "extension", other: "page" | "extension"): Wire => ({
		send(text) {
			heard.push({ from: own, said: text });
			deliver(other, change(text, own));
		},
		listen(listener) {
			listeners.set(own, listener);
			for (const said of early.get(own)?.splice(0) ?? []) listener(said);
		},
		close: () => void setImmediate(end),
		gone,
	});
	return { page: side("page", "extension"), extension: side("extension", "page"), heard, cut: end, forge: deliver };
}

/** One side speaking: its news, and how it ended. */
export interface Talk {
	readonly news: SpeakNews[];
	readonly end: Promise<SpeakEnd>;
	/** Fulfilled when both had told everything. */
	readonly even: Promise<void>;
	stop(): void;
}

export function talk(machine: Machine, wire: Wire, how: Partial<Speaking> = {}, options: SyncOptions = {}): Talk {
	const news: SpeakNews[] = [];
	const controller = new AbortController();
	let tellEven = () => {};
	const even = new Promise<void>((resolve) => {
		tellEven = resolve;
	});
	const end = speakOver(machine.context, wire, {
		how: { side: "page", origin: ORIGIN, ...how },
		signal: controller.signal,
		lookMs: 20,
		...options,
		report(one) {
			news.push(one);
			if (one.what === "even") tellEven();
		},
	});
	return { news, end, even, stop: () => controller.abort() };
}

/** Pairs two machines; the connection is closed again. */
export async function pairUp(page: Machine, extension: Machine): Promise<void> {
	const invited = await extension.app.invite(ORIGIN);
	if (!invited.ok) throw new Error("no invitation");
	const wires = wirePair();
	const there = talk(extension, wires.extension, { side: "extension" });
	const here = talk(page, wires.page, { code: invited.value.code });
	await Promise.race([here.even, here.end.then((end) => Promise.reject(new Error(`not paired: ${end.code}`)))]);
	here.stop();
	await Promise.all([here.end, there.end]);
}

/** Lets both tell each other everything, over a connection that holds. */
export async function exchange(page: Machine, extension: Machine): Promise<{ readonly wires: WirePair }> {
	const wires = wirePair();
	const there = talk(extension, wires.extension, { side: "extension" });
	const here = talk(page, wires.page);
	await Promise.race([
		Promise.all([here.even, there.even]),
		here.end.then((end) => Promise.reject(new Error(`ended: ${end.code}`))),
		there.end.then((end) => Promise.reject(new Error(`ended there: ${end.code}`))),
	]);
	here.stop();
	await Promise.all([here.end, there.end]);
	return { wires };
}

/** Keeps an invented invoice of sample region 99, with a file of so many bytes or as typed without one. */
export async function keepInvoice(machine: Machine, serial: number, fileBytes?: number): Promise<string> {
	const [id = ""] = await keepInvoices(machine, [serial], () => fileBytes);
	return id;
}

/** The same for many, in one write; gives the ids. */
export async function keepInvoices(
	machine: Machine,
	serials: readonly number[],
	fileBytes: (serial: number) => number | undefined,
): Promise<readonly string[]> {
	const invoices = serials.map((serial) => invoiceOf(serial, fileBytes(serial)));
	const kept = await machine.context.transact(
		async (workspace) => {
			const ids: string[] = [];
			for (const { incoming } of invoices) ids.push((await workspace.keep(incoming)).id);
			return ids;
		},
		invoices.flatMap(({ original }) => original ?? []),
	);
	if (!kept.ok) throw new Error("no room in a test");
	return kept.value;
}

function invoiceOf(serial: number, fileBytes: number | undefined) {
	const number = `2699${String(serial).padStart(16, "0")}`;
	const fields = [
		evidence("kind", "digital_ordinary", "typed"),
		evidence("number", number, "typed"),
		evidence("issuedOn", "20260914" as Day, "typed"), // a day of the calendar
		evidence("sellerName", `演示商贸${serial}有限公司`, "typed"),
		evidence("total", fen(10_000 + serial), "typed"),
	];
	const original = fileBytes === undefined ? undefined : makeOriginal(serial, fileBytes);
	const readAt = new Date(Date.UTC(2026, 10, 20, 2, 0, 0, serial % 1000)).toISOString();
	const evidences = fields.map((one) => ({ ...one, source: "text" as const }));
	const reading: StoredReading = {
		...{ form: "pdf", lines: [], qr: [], notes: [], part: 0, readAt, evidence: evidences },
		...(original && { sha256: original.sha256 }),
	};
	const incoming: Incoming = original
		? { readings: [reading], typed: [], facts: {} }
		: { readings: [], typed: fields, facts: {} };
	return { incoming, original };
}

function makeOriginal(serial: number, size: number): Original {
	const bytes = new Uint8Array(size).map((_, index) => (index * 31 + serial * 7) & 255);
	bytes.set(new TextEncoder().encode(String(serial)).subarray(0, size));
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const addedAt = "2026-11-20T02:00:00.000Z";
	return { sha256, name: `演示-${serial}.pdf`, mediaType: "application/pdf", bytes, addedAt };
}

/** All that a vault holds of invoices, so that two can be compared. */
export async function holdings({ vault }: Machine) {
	const held = await vault.records(await vault.ids());
	const records = held.map(({ record: { id: _, ...facts } }) => facts).sort((a, b) => order(a.identity, b.identity));
	const files = new Set(records.flatMap(({ readings }) => readings.flatMap(({ sha256 }) => sha256 ?? [])));
	const contents = new Map<string, number>();
	for (const sha256 of [...files].sort()) {
		const bytes = await vault.content(sha256);
		const same = bytes && createHash("sha256").update(bytes).digest("hex") === sha256;
		contents.set(sha256, same ? bytes.length : -1);
	}
	return { records, contents };
}

function order(a = "", b = ""): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
