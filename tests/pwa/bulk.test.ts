import { afterEach, beforeAll, expect, test, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });

/** They look at what the browser keeps as soon as they are loaded. */
let pwa: typeof import("#pwa/state/bulk.ts") &
	typeof import("#pwa/state/bulk-run.ts") &
	typeof import("#pwa/state/toast.ts") &
	typeof import("#pwa/state/at-work.ts");
beforeAll(async () => {
	pwa = {
		...(await import("#pwa/state/bulk.ts")),
		...(await import("#pwa/state/bulk-run.ts")),
		...(await import("#pwa/state/toast.ts")),
		...(await import("#pwa/state/at-work.ts")),
	};
});
afterEach(() => pwa.hush());

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

/** Every seventh of these is damaged. */
const isDamaged = (id: string) => Number(id.slice(1)) % 7 === 3;

/** A library whose records lie in it, in its trash, or are gone; `onBatch` is told of each write before it is done. */
function makeLibrary(ids: readonly string[], at: "here" | "trash", onBatch: (batch: readonly string[]) => void) {
	const place = new Map<string, "here" | "trash" | "gone">(ids.map((id) => [id, at]));
	const move = (batch: readonly string[], to: "here" | "trash" | "gone") => {
		for (const id of batch) place.set(id, to);
	};
	const moving = (to: "here" | "trash" | "gone") => async (batch: readonly string[]) => {
		onBatch(batch);
		const whole = batch.filter((id) => !isDamaged(id));
		move(whole, to);
		const undo: WayBack = whole.map((recordId) => ({ what: "mark", recordId, mark: "trashedAt" }));
		return ok({ unread: batch.filter(isDamaged), undo });
	};
	const app = {
		trash: moving("trash"),
		restore: moving("here"),
		erase: moving("gone"),
		canUndo: async () => true,
		async undo(way: WayBack) {
			const ids = way.flatMap((step) => (step.what === "mark" ? step.recordId : []));
			move(ids, at);
			return ok(undefined);
		},
	} as unknown as App; // the part that is used
	const count = (where: string) => [...place.values()].filter((one) => one === where).length;
	return { app, count };
}

test("the look at whether many can go back shows as part of the way back, and where they cannot nothing is changed", async () => {
	const shown: unknown[] = [];
	const app = {
		async canUndo() {
			shown.push(pwa.bulk.value);
			return false;
		},
		undo: vi.fn(),
	} as unknown as App; // the part that is used
	const way: WayBack = idsOf(250).map((recordId) => ({ what: "mark", recordId, mark: "trashedAt" }));

	expect(await pwa.backMany(app, "存入 250 张", way)()).toEqual({ how: "changed_since" });

	expect(shown).toMatchObject([{ done: 0, total: 250 }]);
	expect(app.undo).not.toHaveBeenCalled();
	expect(pwa.bulk.value).toBeUndefined();
});

test("the look goes in batches, all of them before anything is changed, and can be stopped in between", async () => {
	const done: string[] = [];
	let stopAt = 2;
	const app = {
		async canUndo(way: WayBack) {
			done.push(`look ${way.length}`);
			if (done.length === stopAt) pwa.bulk.value?.stop();
			return true;
		},
		async undo(way: WayBack) {
			done.push(`undo ${way.length}`);
			return ok(undefined);
		},
	} as unknown as App; // the part that is used
	const way: WayBack = idsOf(250).map((recordId) => ({ what: "mark", recordId, mark: "trashedAt" }));
	const back = pwa.backMany(app, "存入 250 张", way);

	expect(await back()).toEqual({ how: "not_begun" });
	expect(done).toEqual(["look 100", "look 100"]);

	done.length = 0;
	stopAt = 3;
	expect(await back()).toEqual({ how: "not_begun" });

	done.length = 0;
	stopAt = 0;
	expect(await back()).toEqual({ how: "done" });
	expect(done).toEqual(["look 100", "look 100", "look 50", "undo 100", "undo 100", "undo 50"]);
});

test("thousands go to the trash batch by batch, and the one way back brings all of them back", async () => {
	const ids = idsOf(2_350);
	const damaged = ids.filter(isDamaged).length;
	const steps: string[] = [];
	const { app, count } = makeLibrary(ids, "here", (batch) =>
		steps.push(`${pwa.bulk.value?.done}/${pwa.bulk.value?.total} ${batch.length} ${pwa.atWork.value}`),
	);

	await pwa.trashMany(app, ids);

	expect(steps).toHaveLength(24);
	expect(steps.at(0)).toBe("0/2350 100 bulk");
	expect(steps.at(-1)).toBe("2300/2350 50 bulk");
	expect(count("trash")).toBe(2_350 - damaged);
	expect(pwa.toast.value?.text).toContain(`已删除 ${2_350 - damaged} 张；${damaged} 张已损坏`);

	pwa.toast.value?.action?.run();
	await expect.poll(() => pwa.toast.value?.text).toContain(`已撤销：已删除 ${2_350 - damaged} 张`);
	expect(count("here")).toBe(2_350);
	expect(pwa.bulk.value).toBeUndefined();
});

test("stopped, deleting ends with the batch, and the way back goes as far as it got", async () => {
	const ids = idsOf(500);
	let batches = 0;
	const { app, count } = makeLibrary(ids, "here", () => ++batches === 2 && pwa.bulk.value?.stop());

	await pwa.trashMany(app, ids);

	const trashed = ids.slice(0, 200).filter((id) => !isDamaged(id)).length;
	expect(count("trash")).toBe(trashed);
	pwa.toast.value?.action?.run();
	await expect.poll(() => pwa.toast.value?.text).toContain(`已撤销：已删除 ${trashed} 张`);
	expect(count("here")).toBe(500);
});

test.each([
	["restoreMany", "已恢复", "here", "撤销"],
	["eraseMany", "已彻底删除", "gone", undefined],
] as const)("%s goes in batches, can be stopped, and counts what is damaged", async (name, said, where, back) => {
	const ids = idsOf(450);
	const sizes: number[] = [];
	const { app, count } = makeLibrary(ids, "trash", (batch) => {
		sizes.push(batch.length);
		if (sizes.length === 3) pwa.bulk.value?.stop();
	});

	await pwa[name](app, ids);

	const touched = ids.slice(0, 300);
	const damaged = touched.filter(isDamaged).length;
	expect(sizes).toEqual([100, 100, 100]);
	expect(count(where)).toBe(300 - damaged);
	expect(pwa.toast.value?.text).toContain(`${said} ${300 - damaged} 张；${damaged} 张已损坏`);
	expect(pwa.toast.value?.action?.label).toBe(back);
});

test("where there is no room left erasing stops, and says what to do", async () => {
	let batches = 0;
	const erase = async () => (++batches === 2 ? err({ code: "storage_full" } as const) : ok({ unread: [] }));
	await pwa.eraseMany({ erase } as unknown as App, idsOf(400));
	expect(batches).toBe(2);
	expect(pwa.toast.value?.text).toBe("已彻底删除 100 张；其余的没有动：浏览器没有空间了，清理磁盘后再试");
});

test("where there is no room from the start nothing is told as done", async () => {
	const erase = async () => err({ code: "storage_full" } as const);
	await pwa.eraseMany({ erase } as unknown as App, idsOf(400));
	expect(pwa.toast.value?.text).toContain("没有删掉");
});

test("what is damaged through and through leaves nothing to take back", async () => {
	const { app } = makeLibrary(["r3", "r10"], "here", () => undefined);
	await pwa.trashMany(app, ["r3", "r10"]);
	expect(pwa.toast.value?.text).toContain("已删除 0 张");
	expect(pwa.toast.value?.action).toBeUndefined();
});
