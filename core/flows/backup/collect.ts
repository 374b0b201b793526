import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { bundlesOf } from "#core/flows/sync/send.ts";
import type { Bundle, FileFacts } from "#core/sync/bundle.ts";
import { DamagedRowError } from "#core/vault/codec.ts";

/** Records of one group, and bytes of originals above which the next one waits. */
const RECORDS = 100;

/** Where everything that is kept is told to. */
export interface Collector {
	/** Before the records that rest on it, each once. */
	file(facts: FileFacts, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	records(bundles: readonly Bundle[]): Promise<void>;
}

export interface Collected {
	readonly records: number;
	readonly originals: number;
	readonly lines: number;
	readonly unreadable: number;
	readonly lost: number;
	readonly from?: string;
	readonly to?: string;
}

/**
 * Tells all records, their questions and originals, group by group. What changes meanwhile is told again: two records
 * that became one could otherwise be missed. `undefined` when the signal came first.
 */
export async function collect(
	context: Context,
	to: Collector,
	signal: AbortSignal,
	report: (done: number, total: number) => void,
): Promise<Collected | undefined> {
	const { vault, library } = await context.open();
	await library.catchUp();
	const { seq } = await vault.head();
	const ids = await vault.ids();
	const told = new Set<string>();
	const files = new Set<string>();
	const lost = new Set<string>();
	const lines = new Set<string>();
	let [from, until]: (string | undefined)[] = [];

	async function tell(records: readonly { readonly record: Bundle["record"] }[]): Promise<void> {
		const bundles: Bundle[] = [];
		for (const bundle of await bundlesOf(vault, records)) {
			for (const file of bundle.files) {
				if (files.has(file.sha256) || lost.has(file.sha256)) continue;
				const bytes = await contentOf(context, vault, file.sha256);
				if (bytes) {
					files.add(file.sha256);
					await to.file({ ...file, size: bytes.length }, bytes);
				} else lost.add(file.sha256);
			}
			for (const { sha256 } of bundle.record.readings) if (sha256 && !files.has(sha256)) lost.add(sha256);
			for (const { id } of bundle.journal) lines.add(id);
			told.add(bundle.record.id);
			const day = library.get(bundle.record.id)?.row.issuedOn;
			if (day && (from === undefined || day < from)) from = day;
			if (day && (until === undefined || day > until)) until = day;
			bundles.push({ ...bundle, files: bundle.files.filter(({ sha256 }) => files.has(sha256)) });
		}
		if (bundles.length > 0) await to.records(bundles);
	}

	for (let start = 0; start < ids.length; start += RECORDS) {
		if (signal.aborted) return undefined;
		await tell(await vault.records(ids.slice(start, start + RECORDS)));
		report(Math.min(start + RECORDS, ids.length), ids.length);
	}
	const unreadable = ids.filter((id) => !told.has(id) && vault.damaged.has(id)).length;
	let cursor = { seq, id: "￿" };
	for (;;) {
		const changed = await vault.sync.changedSince(cursor, RECORDS);
		const last = changed.at(-1);
		if (!last || signal.aborted) break;
		await tell(changed);
		cursor = last.cursor;
	}
	if (signal.aborted) return undefined;
	return {
		records: told.size,
		originals: files.size,
		lines: lines.size,
		unreadable,
		lost: lost.size,
		...(from !== undefined && { from }),
		...(until !== undefined && { to: until }),
	};
}

/** The bytes when they are what their name says; `undefined` for those that are lost or damaged. */
async function contentOf(
	{ deps }: Context,
	vault: AppVault,
	sha256: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		const bytes = await vault.content(sha256);
		if (!bytes || (await deps.hash(bytes)) !== sha256) return undefined;
		return bytes as Uint8Array<ArrayBuffer>; // nothing of ours lies in shared memory
	} catch (cause) {
		if (cause instanceof DamagedRowError) return undefined;
		throw cause;
	}
}
