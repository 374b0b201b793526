import type { InvoiceRecord } from "#core/model/record.ts";
import type { Codec, Place } from "./codec.ts";
import type { RecordRow } from "./tables.ts";

/** A record as it was read; `rev` must be given back to change it. */
export interface Held {
	readonly record: InvoiceRecord;
	readonly rev: number;
}

export async function openRecord({ id, rev, body }: RecordRow, codec: Codec): Promise<InvoiceRecord> {
	return (await codec.open(body, recordPlace(id, rev))) as InvoiceRecord; // written by `commit`, brought up by the migrations
}

export function recordPlace(id: string, rev: number): Place {
	return ["records", id, rev];
}
