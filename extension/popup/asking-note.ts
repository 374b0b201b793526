import * as z from "zod/mini";

import type { RecordView } from "#core/flows/app.ts";

/** A question that was out when the popup was closed, so that the next one can show that it is out. */
export interface AskingNote {
	readonly recordId: string;
	/** ISO 8601. */
	readonly at: string;
}

/** No provider is waited for longer; a note that is older was left behind by a browser that ended. */
const LONGEST_MS = 2 * 60_000;
const POLL_MS = 1_000;

const shape = z.object({ recordId: z.string(), at: z.iso.datetime() });

export function formatAskingNote(note: AskingNote): string {
	return JSON.stringify(note);
}

/** Reads a note; one that is too old, or none at all, is `undefined`. */
export function parseAskingNote(text: string | undefined, now: Date): AskingNote | undefined {
	if (text === undefined) return undefined;
	try {
		const read = shape.safeParse(JSON.parse(text));
		return read.success && now.getTime() - Date.parse(read.data.at) < LONGEST_MS ? read.data : undefined;
	} catch {
		return undefined; // not written by us
	}
}

/** Whether the question of a note has ended: the record tells of every question, answered or not. */
export function hasEnded({ at }: AskingNote, view: Pick<RecordView, "answers" | "events"> | undefined): boolean {
	if (!view) return true;
	return (
		view.events.some((event) => event.what === "asked" && event.at >= at) ||
		view.answers.some(({ askedAt }) => askedAt >= at)
	);
}

/** Waits until the question of a note has ended, or nobody waits for it any longer. */
export async function untilEnded(
	note: AskingNote,
	{ view, now }: { view(recordId: string): Promise<RecordView | undefined>; now(): Date },
): Promise<void> {
	const current = () => parseAskingNote(formatAskingNote(note), now()) !== undefined;
	while (current() && !hasEnded(note, await view(note.recordId))) {
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
}
