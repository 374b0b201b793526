import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Day } from "#core/base/day.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import type { InvoiceRecord, Original } from "#core/model/record.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { openProfiles } from "#core/vault/account/profiles.ts";
import { createBrowserShared } from "#core/worker/browser-shared.ts";
import { createBrowserAccount, openOwnVault } from "#core/worker/browser-vault.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import { recordOf, summaryOf } from "#tests/bench/invented-summaries.ts";
import { noise } from "./noise.ts";

export interface FillingAsked {
	readonly records: number;
	/** What the app would have judged them by: as it has them, they stay as they are. */
	readonly basis: string;
	/**
	 * Whether they are such as the app judges for itself and counts in its statistics: not of the sample's region, some
	 * answered by an authority, claimed, or in the trash.
	 */
	readonly counted: boolean;
	/** Of the original of each; without any where it is 0. */
	readonly originalBytes: number;
}

export type FillingTold = { readonly records: number; readonly originals: number; readonly digest: string };

/** Records; originals are megabytes. */
const PER_WRITE = 500;
const PER_WRITE_WITH_ORIGINALS = 50;

self.onmessage = async ({ data }: MessageEvent<FillingAsked | "digest">) => {
	const account = createBrowserAccount(openProfiles());
	const shared = createBrowserShared(async () => (await account.key()).profile.id, self.name);
	const vault = await openOwnVault<Summary>(account, shared.locks);
	if (data !== "digest") await fill(vault, data);
	self.postMessage(await digestOf(vault));
	vault.close();
};

async function fill(vault: AppVault, { records, basis, counted, originalBytes }: FillingAsked): Promise<void> {
	const today = chinaDay(new Date());
	const put = async (some: readonly Searchable[]) => {
		const asked = counted ? some.map(outsideSample) : some;
		const made = await Promise.all(asked.map((one) => make(one, today, originalBytes)));
		if (counted) for (const one of made) one.record = lived(one.record, one.summary);
		const kept = await vault.commit({
			put: made.map(({ record, summary }) => ({ record, rev: undefined, keys: summary.marks.keys, summary })),
			remove: [],
			originals: made.flatMap(({ original }) => original ?? []),
			stale: [],
			basis,
		});
		if (!kept.ok) throw new Error(kept.error.code);
	};
	const perWrite = originalBytes > 0 ? PER_WRITE_WITH_ORIGINALS : PER_WRITE;
	let some: Searchable[] = [];
	for (const one of inventLibrary(records)) {
		if (some.push(one) < perWrite) continue;
		await put(some);
		some = [];
	}
	if (some.length > 0) await put(some);
}

async function make(one: Searchable, today: Day, originalBytes: number) {
	const [record, summary] = [recordOf(one), summaryOf(one, today)];
	if (originalBytes === 0) return { record, summary };
	const bytes = noise(originalBytes);
	const sha256 = await sha256Hex(bytes);
	const name = `${one.fields.number}.pdf`;
	const original: Original = { sha256, name, mediaType: "application/pdf", bytes, addedAt: one.createdAt };
	return {
		record: { ...record, readings: record.readings.map((reading) => ({ ...reading, sha256 })) },
		summary,
		original,
	};
}

/** The same invoice with numbers of a region that exists. */
function outsideSample(one: Searchable): Searchable {
	const { code, number = "" } = one.fields;
	const numbers = code ? { code: `44${code.slice(2)}` } : { number: `${number.slice(0, 2)}44${number.slice(4)}` };
	return { ...one, fields: { ...one.fields, ...numbers } };
}

/** The record with what the summary says happened to it. */
function lived(record: InvoiceRecord, { row, face, marks }: Summary): InvoiceRecord {
	const { kind, code = "", number = "", issuedOn, authenticity, state, claimedAt, trashedAt, createdAt } = row;
	const answered = kind && issuedOn && authenticity !== "unknown";
	const answer = answered && {
		provider: "fpcy",
		sample: false,
		outcome: authenticity === "confirmed" ? ("match" as const) : ("not_found" as const),
		state: authenticity === "confirmed" ? state : ("unknown" as const),
		askedAt: createdAt,
		query: { kind, code, number, issuedOn, checkValue: "" },
		fields: authenticity === "confirmed" ? face.fields : {},
		lines: [],
		raw: "{}",
	};
	return {
		...record,
		...(marks.identity && { identity: marks.identity }),
		...(answer && { answers: [answer] }),
		...(claimedAt && { claimedAt }),
		...(trashedAt && { trashedAt }),
	};
}

/** Of all records but how they came here, and of the bytes of all originals: two vaults that hold the same have the same. */
async function digestOf(vault: AppVault): Promise<FillingTold> {
	const ids = (await vault.ids()).toSorted();
	let [digest, originals] = ["", 0];
	for (const id of ids) {
		const held = await vault.record(id);
		if (!held) continue;
		const { readings, typed, answers, claimedAt, trashedAt, createdAt } = held.record;
		const hashes: string[] = [];
		for (const { sha256 } of readings) {
			const bytes = sha256 === undefined ? undefined : await vault.content(sha256);
			if (bytes) hashes.push(await sha256Hex(bytes));
		}
		originals += hashes.length;
		const text = canonicalJson({ digest, id, readings, typed, answers, claimedAt, trashedAt, createdAt, hashes });
		digest = await sha256Hex(new TextEncoder().encode(text));
	}
	return { records: ids.length, originals, digest };
}
