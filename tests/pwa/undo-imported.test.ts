import { beforeAll, expect, test, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import type { QueueItem } from "#core/model/queue.ts";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });

/** They look at what the browser keeps as soon as they are loaded. */
let pwa: typeof import("#pwa/state/undo-imported.ts") & typeof import("#pwa/state/bulk-run.ts");
beforeAll(async () => {
	pwa = { ...(await import("#pwa/state/undo-imported.ts")), ...(await import("#pwa/state/bulk-run.ts")) };
});

const readAt = "2026-11-20T02:00:00.000Z";
const wayOf = (count: number): WayBack =>
	Array.from({ length: count }, (_, n) => ({ what: "row", recordId: `r${n}`, readAt, made: true }));

/** A library and a queue in which these records stand so; what is done to them is noted. */
function makeApp(queue: Readonly<Record<string, Partial<QueueItem>>>, stands = true) {
	const done: unknown[] = [];
	const app = {
		canUndo: async () => stands,
		async undo(way: WayBack) {
			done.push(way.length);
			return ok(undefined);
		},
		queuePage: async ({ recordIds = [] }: { recordIds?: readonly string[] }) => ({
			items: recordIds.flatMap((recordId) => (queue[recordId] ? { item: { recordId, ...queue[recordId] } } : [])),
		}),
		async steerQueue({ recordIds }: { recordIds: readonly string[] }) {
			done.push(recordIds);
			return ok(undefined);
		},
	};
	return { app: app as unknown as App, done }; // the part that is used
}

test("records go back batch by batch, then the questions that nobody asked yet leave the queue", async () => {
	const { app, done } = makeApp({
		waits: { state: "waiting", tries: 1 },
		lacks: { state: "needs_person", tries: 0 },
		trashed: { state: "given_up", reason: "trashed", tries: 0 },
		out: { state: "asking", tries: 1 },
		answered: { state: "answered", tries: 0 },
		failed: { state: "given_up", tries: 5 },
	});
	const queued = ["waits", "lacks", "trashed", "out", "answered", "failed", "gone"];

	expect(await pwa.backImported(app, "已导入", { undo: wayOf(150), queued })()).toEqual({ how: "done" });

	expect(done).toEqual([100, 50, ["waits", "lacks", "trashed"]]);
});

test("where a record was changed since nothing is done, to the queue neither", async () => {
	const { app, done } = makeApp({ waits: { state: "waiting" } }, false);

	expect(await pwa.backImported(app, "已导入", { undo: wayOf(1), queued: ["waits"] })()).toEqual({
		how: "changed_since",
	});

	expect(done).toEqual([]);
});

test("what was stopped goes on where it was, and ends with the questions", async () => {
	const { app, done } = makeApp({ waits: { state: "waiting" } });
	const undo = app.undo;
	app.undo = (way) => {
		pwa.bulk.value?.stop();
		return undo(way);
	};
	const stopped = await pwa.backImported(app, "已导入", { undo: wayOf(250), queued: ["waits"] })();
	expect([stopped.how, done]).toEqual(["stopped", [100]]);

	app.undo = undo;
	expect(await stopped.rest?.undo()).toEqual({ how: "done" });
	expect(done).toEqual([100, 100, 50, ["waits"]]);
});

test("without room for the queue only the questions are left to take back", async () => {
	const { app, done } = makeApp({ waits: { state: "waiting" } });
	const steer = app.steerQueue;
	app.steerQueue = async () => err({ code: "storage_full" });
	const full = await pwa.backImported(app, "已导入", { undo: wayOf(1), queued: ["waits"] })();
	expect([full.how, done]).toEqual(["storage_full", [1]]);

	app.steerQueue = steer;
	expect(await full.rest?.undo()).toEqual({ how: "done" });
	expect(done).toEqual([1, ["waits"]]);
});
