import { ok, type Problem, type Result } from "#core/base/result.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { InvoiceRecord, Original } from "#core/model/record.ts";
import type { Closed } from "#core/vault/mending.ts";
import { noRoom } from "#core/vault/write.ts";
import { keysOf, type Names } from "./names.ts";

/** A record as it is to be put, and how many rows that did not open give way to it. */
export interface Healed {
	readonly record: InvoiceRecord;
	/** Of the row whose place it takes. */
	readonly rev: number | undefined;
	readonly mended: number;
}

/** What becomes of damaged rows in one write: they give way to sound records of the same invoice. */
export interface Healing {
	/** The record with what is left of rows of it that do not open; a new one takes the place of the first. */
	heal(
		draft: { readonly record: InvoiceRecord; readonly names: Names; readonly rev: number | undefined },
		closed: readonly string[],
	): Promise<Healed>;
	/** Numbers that belong to damaged rows of other invoices. */
	readonly theirs: ReadonlySet<string>;
	/** To be called before the write: puts files back whose names were damaged, as they were given now if they were. */
	putFiles(given: readonly Original[]): Promise<Result<void, Problem<"storage_full">>>;
	/** To be called after it: nobody need be told of that damage any more. */
	forget(): Promise<void>;
}

interface Tools {
	readonly vault: AppVault;
	readonly deps: Pick<AppDeps, "hash" | "now" | "read">;
	/** Look for rows by number too: what was planned first could not be kept. */
	readonly byNumber: boolean;
	isRemoved(id: string): boolean;
	/** The row goes, and what stood beside it belongs to that record. */
	remove(row: Closed, into: string): void;
}

export function createHealing({ vault, deps, byNumber, isRemoved, remove }: Tools): Healing {
	const ids = new Set<string>();
	/** By hash: two rows may rest on one. */
	const files = new Map<string, Original>();
	const theirs = new Set<string>();

	return {
		theirs,
		async heal({ record, names, rev }, closed) {
			const keys = byNumber ? keysOf(names) : [];
			if (keys.length + closed.length === 0) return { record, rev, mended: 0 };
			const { mend } = await import("./mend.ts");
			const dealtWith = (id: string) => isRemoved(id) || ids.has(id);
			const found = await mend({ vault, deps }, { record, names, ids: closed, keys }, dealtWith);
			for (const key of found.theirs) theirs.add(key);
			for (const file of found.files) files.set(file.sha256, file);
			const { rows, readings } = found;
			const place = rev === undefined ? (rows.find(({ id }) => id === record.id) ?? rows[0]) : undefined;
			const { id } = place ?? record;
			for (const row of rows) {
				ids.add(row.id);
				if (row !== place) remove(row, id);
			}
			const whole = readings.length > 0 ? { ...record, readings: [...record.readings, ...readings] } : record;
			return { record: id === record.id ? whole : { ...whole, id }, rev: place?.rev ?? rev, mended: rows.length };
		},
		async putFiles(given) {
			if (files.size === 0) return ok(undefined);
			for (const one of given) if (files.has(one.sha256)) files.set(one.sha256, one);
			return vault.putOriginals([...files.values()]).then(() => ok(undefined), noRoom);
		},
		async forget() {
			if (ids.size === 0) return;
			const { forgetDamage } = await import("#core/flows/backup/standing.ts");
			await forgetDamage(vault, { records: [...ids], files: [...files.keys()] });
		},
	};
}
