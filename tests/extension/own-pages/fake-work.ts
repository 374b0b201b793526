import { err, ok, type Result } from "#core/base/result.ts";
import type { App, Settings } from "#core/flows/app.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import { queryOf } from "#core/model/query.ts";
import type { AskProblem, Provider } from "#core/providers/provider.ts";
import { openVault } from "#core/vault/vault.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { Standing } from "#extension/protocol/standing.ts";
import { createSaver } from "#extension/work/saver.ts";
import type { ReadCandidate, Work } from "#extension/work/work.ts";
import { makeShared } from "#tests/core/flows/make-shared.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { derivedKind, valuesOf } from "#ui/typed/fields.ts";
import { guarded } from "./fake-guard.ts";

/** What the authority says of an invented invoice, by the last digit of its number; others match. */
const ends: Readonly<Record<string, Partial<Answer> | AskProblem["code"]>> = {
	"2": { state: "void" },
	"3": { state: "red_part" },
	"4": { outcome: "mismatch", state: "unknown" },
	"5": { outcome: "not_found", state: "unknown" },
	"6": { outcome: "upstream", state: "unknown" },
	"7": "offline",
	"8": { state: "red_full" },
};

export interface FakeWork {
	readonly work: Work;
	readonly app: App;
}

interface Options {
	/** Milliseconds each question takes. */
	readonly slow: number;
	/** Whether the answers are those of the sample authority. */
	readonly sample: boolean;
	/** Kept in the browser's database of this name, as the real one is. */
	readonly database: string;
}

/** The real flows over a real database; only the authority and the fetching of files are made up. */
export async function makeFakeWork({ slow, sample, database }: Options): Promise<FakeWork> {
	const vault: AppVault = await openVault({ name: database, codec: testCodec });
	const { shared } = makeShared();
	const provider: Provider = {
		id: sample ? "sample" : "fpcy",
		name: { zh: "假", en: "fake" },
		sample,
		supports: () => true,
		async ask(query, { now }) {
			await new Promise((resolve) => setTimeout(resolve, slow));
			const end = answerTo(query, sample);
			return end.ok ? ok({ ...end.value, askedAt: now().toISOString() }) : end;
		},
	};
	const app = createApp({
		openVault: async () => vault,
		readers: 1,
		read: async () => err({ code: "not_invoice" }),
		hash: async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)), // never shared
		provider: ({ mode }) => (mode === "none" ? undefined : provider),
		ask: { fetch: () => Promise.reject(new Error("no network here")), timeoutMs: 1_000 },
		shared,
		now: () => new Date(),
		randomId: () => crypto.randomUUID(),
		build: "page",
	});
	return { app, work: workOver(app, slow) };
}

function workOver(app: App, slow: number): Work {
	let progress: QueueProgress | undefined;
	void app.followQueue("follow", (next) => {
		progress = next;
	});
	const save: Work["save"] = (candidates) =>
		Promise.all(
			candidates.map(async (candidate) => {
				if (candidate.what === "file") {
					return candidate.url.includes("other")
						? err({ code: "no_permission" as const })
						: err({ code: "broken" as const });
				}
				if (candidate.what === "picture") return err({ code: "not_invoice" as const });
				const kept = await app.captureTyped(fieldsOf(candidate));
				return kept.ok ? ok([kept.value]) : kept;
			}),
		);
	const verifyAll: Work["verifyAll"] = (recordIds) => app.enqueue(recordIds, "capture", { fresh: false });
	const saver = createSaver({
		async save(candidates, page) {
			await new Promise((resolve) => setTimeout(resolve, slow));
			return save(candidates, page);
		},
		enqueue: verifyAll,
		recall: async () => [],
		remember: async () => undefined,
		busy: { begin: () => undefined, end: () => undefined },
	});
	return guarded({
		read: (candidates) => Promise.all(candidates.map((candidate) => readOne(app, candidate))),
		save,
		saveAll: saver.saveAll,
		saving: saver.saving,
		saveTyped: (fields) => app.captureTyped(fields),
		complete: (recordId, fields) => app.completeTyped(recordId, fields),
		verify: (recordId, options) => app.verify(crypto.randomUUID(), recordId, options),
		verifyAll,
		steer: (what) => app.steerQueue({ what }),
		async queue() {
			while (!progress) await new Promise((resolve) => setTimeout(resolve, 20));
			return progress;
		},
		view: (recordId) => app.view(recordId),
		damagedRecord: (recordId) => app.damagedRecord(recordId),
		settings: () => app.settings(),
		saveSettings: (settings: Settings, from?: Settings) => app.saveSettings(settings, from),
		watch: () => app.watch(),
		news: () => app.watchNews(),
		saveText: (text) => app.captureText(text, "typed"),
		untoldChanges: () => app.untoldChanges(),
		hostsAdded: () => app.providerMoved(),
		useServer: async () => undefined,
		peers: () => app.peers(),
		invite: (origin) => app.invite(origin),
		unpair: (peerId) => app.unpair(peerId),
		leaving: () => app.leaving(),
	});
}

function fieldsOf(candidate: Candidate) {
	if (candidate.what !== "fields") return {};
	const { number, code, issuedOn, total, amount, sellerName, buyerName, checkCode } = candidate.fields;
	const texts = Object.fromEntries(
		Object.entries({ number, code, issuedOn, total, amount, sellerName, buyerName, checkCode }).filter(
			([, text]) => text !== undefined,
		),
	);
	return valuesOf(texts, derivedKind(texts));
}

async function readOne(app: App, candidate: Candidate): Promise<ReadCandidate> {
	const { key } = candidate;
	if (candidate.what !== "fields") return { key, fields: {}, standing: { what: "unread" } };
	const fields = fieldsOf(candidate);
	const standing = await standingOf(app, fields.number ?? "");
	const view = standing.what === "kept" ? await app.view(standing.recordId) : undefined;
	const known = { ...fields, ...view?.invoice.fields };
	const query = queryOf(known);
	if (query.ok) return { key, fields: known, standing, missing: [] };
	const missing = query.error.code === "missing_fields" ? { missing: query.error.fields } : {};
	return { key, fields: known, standing, ...missing };
}

async function standingOf(app: App, number: string): Promise<Standing> {
	const page = await app.list({
		text: number,
		where: "library",
		sort: "createdAt",
		direction: "down",
		offset: 0,
		limit: 1,
	});
	const row = page.rows.find((one) => one.number === number);
	if (!row) return { what: "new" };
	const { authenticity, state, claimable, sample } = row;
	const verifiedAt = (await app.view(row.id))?.answers.at(-1)?.askedAt;
	return {
		what: "kept",
		recordId: row.id,
		...{ authenticity, state, claimable, sample },
		...(verifiedAt && { verifiedAt }),
		...(row.claimedAt && { claimedAt: row.claimedAt }),
	};
}

function answerTo(query: Query, sample: boolean): Result<Answer, AskProblem> {
	const end = ends[query.number.at(-1) ?? ""] ?? {};
	if (typeof end === "string") return err({ code: end } as AskProblem); // a code without facts
	return ok({
		provider: sample ? "sample" : "fpcy",
		sample,
		outcome: "match",
		state: "normal",
		askedAt: "",
		query,
		authorityTime: "2026-11-21 10:32:00",
		authorityCount: 1,
		fields: {},
		lines: [],
		raw: "{}",
		...end,
	});
}

function hex(bytes: ArrayBuffer): string {
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
