import { signal } from "@preact/signals";

import type { App, RecordRow, Settings } from "#core/flows/app.ts";

import { refreshRow } from "./capture.ts";
import { changed } from "./library.ts";

interface Asking {
	readonly done: number;
	readonly total: number;
	readonly job: string;
}

/** The checks under way, one invoice after the other: services answer slowly and mind being hurried. */
export const asking = signal<Asking | undefined>(undefined);

let stopped = false;

/** Asked in this session: whatever came of it, asking again is for the record's own button. */
const asked = new Set<string>();

/**
 * Records worth a check with this provider: the authority has not spoken of them, takes their kind, and there is enough
 * to ask with. The sample authority answers for samples only.
 */
export function askable(rows: readonly RecordRow[], mode: Settings["provider"]["mode"]): readonly string[] {
	if (mode === "none") return [];
	const open = rows.filter(
		(row) =>
			row.state === "unknown" &&
			!row.needsPerson &&
			row.why.authenticity !== "not_askable" &&
			row.number !== undefined &&
			!asked.has(row.id) &&
			(mode !== "sample" || row.sample),
	);
	return [...new Set(open.map((row) => row.id))];
}

/** Asks about each record and shows its new verdict at once. Gives how many got no answer. */
export async function askAll(app: App, recordIds: readonly string[]): Promise<number> {
	if (asking.value) return 0;
	stopped = false;
	let failed = 0;
	for (const [done, id] of recordIds.entries()) {
		if (stopped) break;
		const job = crypto.randomUUID();
		asking.value = { done, total: recordIds.length, job };
		const result = await app.verify(job, id, { fresh: false });
		asked.add(id);
		if (!result.ok) failed++;
		const view = await app.view(id);
		if (view) refreshRow(view.row);
	}
	asking.value = undefined;
	changed();
	return failed;
}

export function stopAsking(app: App): void {
	stopped = true;
	if (asking.value) void app.cancel(asking.value.job);
}
