import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { hashAnswer, hashEvent } from "#core/flows/library/events.ts";
import type { Library } from "#core/flows/library/library.ts";
import { areChained } from "#core/flows/library/line-chain.ts";
import { type Judging, judgeRecord, marksOf, rowOf, settleRecord, twinsOf } from "#core/flows/library/summary.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { DamagedRowError } from "#core/vault/codec.ts";
import type { BackupProgress, Damaged, Health } from "./app.ts";
import { noteDamage, noteSeen } from "./standing.ts";

/** Records looked at together; between two groups other calls get their turn. */
const GROUP = 25;
/** Of all that is wrong, people read the first. */
const MOST_SHOWN = 200;

/** Opens and proves all that is kept (检查完整性). `undefined` when the signal came first. */
export async function checkHealth(
	context: Context,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<Health | undefined> {
	const { vault, library } = await context.open();
	while ((await context.judgeSome()).stale > 0) if (signal.aborted) return undefined;
	const ids = await vault.ids();
	const sum = { records: 0, originals: 0, events: 0, lines: 0, bytes: 0 };
	const damaged: Damaged[] = [];
	const files = new Set<string>();
	const badFiles = new Set<string>();
	const wrongRows: string[] = [];
	const { hash } = context.deps;

	for (let start = 0; start < ids.length; start += GROUP) {
		const group = ids.slice(start, start + GROUP);
		const judging = await context.judging();
		const found = new Map((await vault.records(group)).map(({ record }) => [record.id, record]));
		for (const recordId of group) {
			if (signal.aborted) return undefined;
			const record = found.get(recordId);
			const note = (what: Damaged["what"]) => damaged.push({ what, recordId, ...nameOf(library, recordId) });
			if (!record && vault.damaged.has(recordId)) note("record");
			if (!record) continue;
			sum.records++;
			sum.events += record.events.length;
			if (!(await isWhole(record, hash))) note("chain");
			const lines = await vault.sync.journalOf([recordId]);
			sum.lines += lines.length;
			const closed = await vault.damagedLines([recordId]);
			for (const _ of closed) note("line");
			if (closed.length === 0 && !(await areChained(lines, hash))) note("trail");
			for (const sha256 of filesOf(record)) {
				const size = files.has(sha256) ? 0 : await sizeOf(vault, sha256, hash);
				if (badFiles.has(sha256) || typeof size === "string") {
					badFiles.add(sha256);
					note(typeof size === "string" ? size : "file");
				} else if (!files.has(sha256)) {
					sum.originals++;
					sum.bytes += size;
				}
				files.add(sha256);
			}
			if (!isShownRight(record, library, judging)) {
				note("summary");
				wrongRows.push(recordId);
			}
		}
		report({ stage: "checking", done: Math.min(start + GROUP, ids.length), total: ids.length });
	}
	// Out of date: judged again with the next list.
	if (wrongRows.length > 0) await vault.refresh([], wrongRows);
	const records = damaged.flatMap(({ what, recordId }) => (what === "record" ? recordId : []));
	await noteDamage(vault, { records, files: [...badFiles] });
	const whole = await vault.isWhole();
	await noteSeen(context, { altered: !whole });
	return { ...sum, whole, damaged: damaged.slice(0, MOST_SHOWN), count: damaged.length };
}

/**
 * Whether every event stands on one that is there: its `previous`, and the `head` of a record that became part of this
 * one; and whether every answer it tells of is there as it came. Where two vaults went on from a common past the chain
 * forks; the beginning of each chain has no `previous`.
 */
async function isWhole(record: InvoiceRecord, hash: AppDeps["hash"]): Promise<boolean> {
	const hashes = new Set<string>();
	for (const event of record.events) hashes.add(await hashEvent(event, hash));
	const answers = new Set<string>();
	for (const answer of record.answers) answers.add(await hashAnswer(answer, hash));
	return record.events.every(({ previous, what, facts: { head, answer } }) => {
		if (previous !== undefined && !hashes.has(previous)) return false;
		if (what === "asked" && typeof answer === "string" && !answers.has(answer)) return false;
		return what !== "merged" || typeof head !== "string" || hashes.has(head);
	});
}

/** Bytes of an original; `lost` when it is not there, `file` when it is not what its name says. */
async function sizeOf(vault: AppVault, sha256: string, hash: AppDeps["hash"]): Promise<number | "lost" | "file"> {
	try {
		const [facts] = await vault.originals([sha256]);
		const bytes = facts && (await vault.content(sha256));
		if (!bytes) return "lost";
		return (await hash(bytes)) === sha256 ? bytes.length : "file";
	} catch (cause) {
		if (cause instanceof DamagedRowError) return "file";
		throw cause;
	}
}

function isShownRight(record: InvoiceRecord, library: Library, judging: Judging): boolean {
	const listed = library.get(record.id);
	if (!listed) return true; // it came this very moment
	const invoice = settleRecord(record);
	const marks = marksOf(record, invoice);
	const judged = judgeRecord(record, invoice, judging, twinsOf(marks, library.neighbours(marks)));
	return canonicalJson(rowOf(record, judged)) === canonicalJson(listed.row);
}

function filesOf({ readings }: InvoiceRecord): readonly string[] {
	return [...new Set(readings.flatMap(({ sha256 }) => sha256 ?? []))];
}

function nameOf(library: Library, id: string): { readonly name?: string } {
	const name = library.marks(id)?.keys[0];
	return name === undefined ? {} : { name };
}
