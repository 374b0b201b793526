import type { App } from "#core/flows/app.ts";
import type { QueueItem } from "#core/model/queue.ts";

import type { Undone } from "./undo.ts";

/** Takes these out of the queue again, also those that cannot be asked as they are. What was asked cannot be taken back. */
export async function unask(app: App, recordIds: readonly string[]): Promise<Undone> {
	const { items } = await app.queuePage({ recordIds, offset: 0, limit: recordIds.length });
	const unasked = items.flatMap(({ item }) => (isUnasked(item) ? item.recordId : []));
	if (unasked.length === 0) return { how: "changed_since" };
	const kept = await app.steerQueue({ what: "remove", recordIds: unasked });
	return { how: kept.ok ? "done" : kept.error.code };
}

function isUnasked({ state, tries }: QueueItem): boolean {
	if (state === "waiting" || state === "not_before") return true;
	return tries === 0 && state !== "asking" && state !== "answered";
}
