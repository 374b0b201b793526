import { beforeEach, describe, expect, test, vi } from "vitest";

import { bulk } from "#pwa/state/bulk-run.ts";
import { hush, toast } from "#pwa/state/toast.ts";
import { MOST, sayDone, type Undone, undoNewest } from "#pwa/state/undo.ts";

/** Takes back whatever an earlier test left. */
beforeEach(async () => {
	for (let one = 0; one < 2 * MOST; one++) await undoNewest();
	hush();
});

function act(words: string, log: string[], how: Undone["how"] = "done") {
	sayDone(words, async () => {
		log.push(words);
		return { how };
	});
}

describe("the stack of what can be taken back", () => {
	test("takes back the newest first, one after the other, and says what", async () => {
		const log: string[] = [];
		act("一", log);
		act("二", log);

		await Promise.all([undoNewest(), undoNewest(), undoNewest()]);

		expect(log).toEqual(["二", "一"]);
		expect(toast.value).toEqual({ text: "已撤销：一" });
	});

	test("offers the one before after each, and the button of a toast takes back what it tells", async () => {
		const log: string[] = [];
		act("一", log);
		act("二", log);

		toast.value?.action?.run();
		await vi.waitFor(() => expect(toast.value?.text).toBe("已撤销：二"));
		toast.value?.action?.run();
		await vi.waitFor(() => expect(toast.value?.text).toBe("已撤销：一"));

		expect(log).toEqual(["二", "一"]);
	});

	test("forgets the oldest", async () => {
		const log: string[] = [];
		for (let one = 0; one <= MOST; one++) act(String(one), log);

		for (let one = 0; one <= MOST; one++) await undoNewest();

		expect(log).toHaveLength(MOST);
		expect(log.at(-1)).toBe("1");
	});

	test("lets go of what was changed since, says so, and goes on with the one before", async () => {
		const log: string[] = [];
		act("一", log);
		act("二", log, "changed_since");

		await undoNewest();
		expect(toast.value?.text).toContain("不能撤销：二");
		await undoNewest();

		expect(log).toEqual(["二", "一"]);
	});

	test("keeps what there was no room to take back, and what is left of a stopped one", async () => {
		const log: string[] = [];
		let full = true;
		sayDone("一", async () => {
			log.push("一");
			return full
				? { how: "storage_full" }
				: { how: "stopped", rest: { words: "半", undo: async () => ({ how: "done" }) } };
		});

		await undoNewest();
		full = false;
		await undoNewest();
		expect(toast.value?.text).toContain("撤销了一部分");
		await undoNewest();

		expect([log, toast.value?.text]).toEqual([["一", "一"], "已撤销：半"]);
	});

	test("keeps what was stopped before it began", async () => {
		let tries = 0;
		sayDone("甲", async () => ({ how: ++tries === 1 ? "not_begun" : "done" }));

		await undoNewest();
		expect(toast.value?.text).toContain("还没开始撤销");
		await undoNewest();
		expect(tries).toBe(2);
	});

	test("waits while something is being done to many", async () => {
		const log: string[] = [];
		act("一", log);
		bulk.value = { done: 0, total: 1, stop: () => undefined };
		await undoNewest();
		bulk.value = undefined;

		expect(log).toEqual([]);
	});
});
