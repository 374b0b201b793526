import { err, ok } from "#core/base/result.ts";
import type { Cell, FormatId, Table, WriteResult } from "./table.ts";
import { writerOf } from "./writers/index.ts";

/** Rows written before others get their turn. */
const TURN = 500;

/** Bytes gathered before they are handed to the browser, which may keep them outside memory. */
const PIECE = 4 * 1024 * 1024;

export interface WriteOptions {
	readonly signal: AbortSignal;
	/** Told now and then how many rows of all tables are written. */
	readonly onRows?: (rows: number) => void;
}

/** Writes tables as one file. Rows are taken one after the other, and no more than a piece of the file is in memory. */
export async function writeTables(
	format: FormatId,
	tables: readonly Table[],
	{ signal, onRows }: WriteOptions,
): Promise<WriteResult> {
	const writer = writerOf(format);
	const pieces: Blob[] = [];
	let waiting: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	let rows = 0;

	const gather = () => {
		if (waiting.length > 0) pieces.push(new Blob(waiting));
		waiting = [];
		bytes = 0;
	};
	async function* counted(source: Table["rows"]): AsyncGenerator<readonly Cell[]> {
		for await (const row of source) {
			yield row;
			if (++rows % TURN !== 0) continue;
			onRows?.(rows);
			await new Promise((resolve) => setTimeout(resolve)); // lets `cancel` in
			if (signal.aborted) throw STOPPED;
		}
	}

	try {
		const watched = tables.map((table) => ({ ...table, rows: counted(table.rows) }));
		await writer.write(watched, (piece) => {
			waiting.push(new Uint8Array(piece)); // a copy: who packs may use its buffer again
			bytes += piece.length;
			if (bytes >= PIECE) gather();
		});
	} catch (cause) {
		if (cause === STOPPED) return err({ code: "aborted" });
		throw cause;
	}
	if (signal.aborted) return err({ code: "aborted" });
	gather();
	onRows?.(rows);
	return ok(new Blob(pieces, { type: writer.mediaType }));
}

const STOPPED = new Error("stopped");
