import { err, ok, type Result } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { factsOf } from "#core/flows/library/file-facts.ts";
import type { Joining, Kept, Workspace } from "#core/flows/library/workspace.ts";
import { joinRecords } from "#core/flows/sync/join.ts";
import type { Original } from "#core/model/record.ts";
import type { Bundle, FileFacts } from "#core/sync/bundle.ts";
import { mergeLines } from "#core/sync/merge.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import type { BackupPreview, BackupProgress, Restored, RestoreOptions, RestoreProblem } from "./app.ts";
import { takeSettings } from "./carried-settings.ts";
import type { Source } from "./source.ts";
import { knownDamage, noteDamage } from "./standing.ts";

/** Bytes of originals that are kept with one write: what is in memory at a time, but for a single larger file. */
const WRITE_BYTES = 16 * 1024 * 1024;

/** No instant comes before it, and none after. */
const ALWAYS = "";
const NEVER = "9999";

type Compared = Pick<BackupPreview, "fresh" | "same" | "differing" | "damaged" | "erased" | "refused">;

/** What joining would do, without doing it. `undefined` when the signal came first. */
export async function compare(
	context: Context,
	source: Source,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<Compared | undefined> {
	const found = { fresh: 0, same: 0, differing: 0, damaged: 0, erased: 0, refused: 0 };
	const total = source.facts.records;
	let done = 0;
	for await (const group of source.bundles()) {
		if (signal.aborted) return undefined;
		const bundles = group.filter((bundle) => bundle !== undefined);
		found.refused += group.length - bundles.length;
		for (const kept of await tryAll(context, bundles)) {
			const how = kept?.how;
			if (kept?.mended) found.damaged++;
			else if (how === "merged") found.differing++;
			else if (how === "new") found.fresh++;
			else if (how === "known") found.same++;
			else found.erased++;
		}
		done += group.length;
		report({ stage: "comparing", done: Math.min(done, total), total });
	}
	return found;
}

/** Damaged rows are looked for by number too once one was met: each search takes its time, and few libraries need it. */
async function tryAll(context: Context, bundles: readonly Bundle[]): Promise<readonly (Kept | undefined)[]> {
	const { damaged } = (await context.open()).vault;
	const again = damaged.size > 0;
	const all = await context.tryOut((workspace) => adoptAll(workspace, bundles, joiningOf(false)), again);
	return again || damaged.size === 0 ? all : tryAll(context, bundles);
}

/** Joins a source with what is here, group by group. Whatever stops it, done again it goes on: joining twice is once. */
export async function restore(
	context: Context,
	source: Source,
	{ erased, settings }: RestoreOptions,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<Result<Restored, RestoreProblem>> {
	const { vault } = await context.open();
	const sum = { fresh: 0, same: 0, merged: 0, erased: 0, refused: 0, mended: 0, providerKept: false, cancelled: false };
	const total = source.facts.records;
	const joining = joiningOf(erased);
	const damaged = await knownDamage(vault);
	const badFiles = new Set(damaged.files);
	let done = 0;
	const putGood = async (originals: readonly Original[]) => {
		const mended = originals.filter(({ sha256 }) => badFiles.delete(sha256));
		if (mended.length > 0) await vault.putOriginals(mended);
		sum.mended += mended.length;
	};
	// Bytes are opened where there is a reason to: what damaged a row may have reached its files.
	const mendBytes = async ({ files }: Bundle) => {
		for (const file of files) {
			if ((await unlessDamaged(vault.content(file.sha256), "damaged")) !== "damaged") continue;
			badFiles.add(file.sha256);
			await putGood(await load(source, [file]));
		}
	};
	const keep = async (group: readonly Bundle[], files: ReadonlyMap<string, FileFacts>) => {
		const originals = await load(source, [...files.values()]);
		await putGood(originals);
		const needed: Original[] = [];
		const kept = await context.transact(async (workspace) => {
			needed.length = 0;
			const all = await adoptAll(workspace, group, joining);
			// Before the record: stopped in between, that is still damaged, and leads here once more.
			for (const bundle of group.filter((_, index) => all[index]?.mended)) await mendBytes(bundle);
			const used = new Set(
				group.flatMap(({ files: own }, index) => (all[index] ? own.map(({ sha256 }) => sha256) : [])),
			);
			needed.push(...originals.filter(({ sha256 }) => used.has(sha256)));
			return all;
		}, needed);
		if (!kept.ok) return kept;
		for (const one of kept.value) {
			sum[one === undefined ? "erased" : counted[one.how]]++;
			sum.mended += one?.mended ?? 0;
		}
		return ok(undefined);
	};
	for await (const group of source.bundles()) {
		const bundles = group.filter((bundle) => bundle !== undefined);
		sum.refused += group.length - bundles.length;
		for (const [some, files] of await inWrites(vault, bundles, badFiles)) {
			if (signal.aborted) return ok({ ...sum, cancelled: true });
			const kept = await keep(some, files);
			if (!kept.ok) return kept;
		}
		done += group.length;
		report({ stage: "restoring", done: Math.min(done, total), total });
	}
	await vault.records(damaged.records); // finds those that still do not open
	const records = damaged.records.filter((id) => vault.damaged.has(id));
	for (const sha256 of badFiles) if (await opens(vault, sha256)) badFiles.delete(sha256); // mended with its record
	await noteDamage(vault, { records, files: [...badFiles] });
	if (!settings) return ok(sum);
	const taken = await takeSettings(context, source.settings);
	if (!taken.ok) return err(taken.error);
	context.deps.shared.bell.ring();
	return ok({ ...sum, ...taken.value });
}

/** Where `pairedAt` is before every erasure, what was erased here stays so; where it is after, it comes back. */
function joiningOf(erasedToo: boolean): Joining {
	return { pairedAt: erasedToo ? NEVER : ALWAYS, returned: "backup", joinRecords, mergeLines };
}

const counted = { new: "fresh", known: "same", merged: "merged" } as const;

/** Whether a file is here whole. */
async function opens(vault: AppVault, sha256: string): Promise<boolean> {
	const facts = await unlessDamaged(vault.originals([sha256]), []);
	return facts.length > 0 && (await unlessDamaged(vault.content(sha256), undefined)) !== undefined;
}

/** `undefined` for what was erased here. */
async function adoptAll(
	workspace: Workspace,
	bundles: readonly Bundle[],
	joining: Joining,
): Promise<readonly (Kept | undefined)[]> {
	const all: (Kept | undefined)[] = [];
	for (const bundle of bundles) all.push(await workspace.adopt(bundle, joining));
	return all;
}

/**
 * Parts of a group, each with the originals that are not here, or bad, and no more bytes than one write may have. Those
 * whose facts do not open, or whose bytes are gone, are found to be bad.
 */
async function inWrites(
	vault: AppVault,
	bundles: readonly Bundle[],
	badFiles: Set<string>,
): Promise<readonly (readonly [readonly Bundle[], ReadonlyMap<string, FileFacts>])[]> {
	const names = [...new Set(bundles.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))];
	const held = await vault.whole(names);
	const { files: known, damaged } = await factsOf(vault, names);
	const lost = known.flatMap(({ sha256 }) => (held.has(sha256) ? [] : sha256));
	for (const sha256 of [...damaged, ...lost]) badFiles.add(sha256);
	const writes: [Bundle[], Map<string, FileFacts>][] = [];
	let bytes = WRITE_BYTES;
	const taken = new Set<string>();
	for (const bundle of bundles) {
		if (bytes >= WRITE_BYTES) {
			writes.push([[], new Map()]);
			bytes = 0;
		}
		const last = writes.at(-1);
		last?.[0].push(bundle);
		for (const file of bundle.files) {
			if ((held.has(file.sha256) && !badFiles.has(file.sha256)) || taken.has(file.sha256)) continue;
			taken.add(file.sha256);
			last?.[1].set(file.sha256, file);
			bytes += file.size;
		}
	}
	return writes;
}

async function load(source: Source, files: readonly FileFacts[]): Promise<readonly Original[]> {
	const originals: Original[] = [];
	for (const { size: _, ...facts } of files) {
		const bytes = await source.file(facts.sha256);
		if (bytes) originals.push({ ...facts, bytes });
	}
	return originals;
}
