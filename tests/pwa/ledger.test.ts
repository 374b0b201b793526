import { beforeAll, beforeEach, expect, test, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { LedgerImported } from "#core/flows/ledger/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });

/** They look at what the browser keeps as soon as they are loaded. */
let pwa: typeof import("#pwa/state/ledger.ts") & typeof import("#pwa/state/toast.ts");
beforeAll(async () => {
	pwa = { ...(await import("#pwa/state/ledger.ts")), ...(await import("#pwa/state/toast.ts")) };
});

const undo: WayBack = [{ what: "row", recordId: "r0", readAt: "2026-11-20T02:00:00.000Z", made: true }];
const none: LedgerImported = { new: 0, known: 0, leftOut: 0, queued: [], undo: [], cancelled: false };
const choice = { sheet: 0, columns: [] };
const opened = { name: "台账.csv", sheets: [], best: 0 };

beforeEach(() => {
	pwa.ledger.value = { at: "open", job: "j", opened, choice, use: "import" };
});

/** An app on a full disk, which had room for this much of a ledger. */
function fullApp(kept: LedgerImported) {
	const undone: WayBack[] = [];
	const app = {
		importLedger: async () => err({ code: "storage_full", kept }),
		canUndo: async () => true,
		async undo(way: WayBack) {
			undone.push(way);
			return ok(undefined);
		},
	} as unknown as App; // the part that is used
	return { app, undone };
}

test("an import that a full disk ended says what is kept, leads back from it, and can be done again", async () => {
	const { app, undone } = fullApp({ ...none, new: 1, undo });

	await pwa.importLedger(app, { ask: false });

	expect(pwa.toast.value?.text).toBe("已导入 1 张；其余的没有做完：浏览器没有空间了，清理磁盘后再导入一次");
	expect(pwa.ledger.value).toMatchObject({ at: "open", job: "j" });
	pwa.toast.value?.action?.run();
	await expect.poll(() => pwa.toast.value?.text).toContain("已撤销：已导入 1 张");
	expect(undone).toEqual([undo]);
});

test("an import there was no room for at all only says so", async () => {
	await pwa.importLedger(fullApp(none).app, { ask: false });

	expect(pwa.toast.value?.text).toContain("空间");
	expect(pwa.toast.value?.text).not.toContain("已导入");
});
