import { describe, expect, it } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { CapturedInvoice } from "#core/flows/app.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import { createSaver } from "#extension/work/saver.ts";
import {
	addFound,
	isRunning,
	nextBatch,
	type SavingList,
	slim,
	takenUp,
	withBegun,
	withEnd,
} from "#extension/work/saving-list.ts";
import { savingShape } from "#extension/work/saving-shapes.ts";
import type { Found, Work } from "#extension/work/work.ts";

const shop = { url: "https://shop.example/", title: "订单" };
const words = (key: string, page = shop): Found => ({
	candidate: { what: "fields", key, detector: "test", fields: { number: key } },
	page,
});
const file = (key: string, page = shop): Found => ({
	candidate: { what: "file", key, detector: "test", url: `https://x.example/${key}`, form: "pdf", name: key },
	page,
});
const captured = (recordId: string) => [{ recordId } as CapturedInvoice];
const list = (...found: Found[]) => addFound([], found, { ask: true });

/** A room with a memory that outlives it. */
function makeRoom(remembered: { list: SavingList }, keep: (candidate: Candidate) => ReturnType<Work["save"]>) {
	const log: string[] = [];
	const saver = createSaver({
		async save(candidates) {
			const results: Awaited<ReturnType<Work["save"]>>[number][] = [];
			for (const candidate of candidates) {
				log.push(`save ${candidate.key}`);
				results.push(...(await keep(candidate)));
			}
			return results;
		},
		async enqueue(recordIds) {
			log.push(`ask ${recordIds.join(" ")}`);
			return ok(undefined);
		},
		recall: async () => remembered.list,
		async remember(next) {
			remembered.list = savingShape.parse(JSON.parse(JSON.stringify(next)));
		},
		busy: { begin: () => void log.push("busy"), end: () => void log.push("idle") },
	});
	return { saver, log };
}

const settled = async () => {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

describe("the list that is kept in the background", () => {
	it("keeps words of one page together and each file by itself", () => {
		const frame = { url: "https://frame.example/", title: "" };
		let left = list(words("a"), file("f"), words("b"), words("c", frame), file("g"));

		const batches: string[][] = [];
		for (let batch = nextBatch(left); batch.length > 0; batch = nextBatch(left)) {
			batches.push(batch.map(({ key }) => key));
			for (const item of batch) left = withEnd(left, item, { what: "kept", records: ["r"] });
		}

		expect(batches).toEqual([["a", "b"], ["f"], ["c"], ["g"]]);
	});

	it("takes more while it runs, each once, and begins anew when it is through", () => {
		const running = addFound(list(file("a"), file("b")), [file("b"), file("c")], { ask: false });
		const through = running.reduce((all, item) => withEnd(all, item, { what: "kept", records: [] }), running);

		expect(running.map(({ key, ask }) => [key, ask])).toEqual([
			["a", true],
			["b", true],
			["c", false],
		]);
		expect(addFound(through, [file("d")], { ask: true }).map(({ key }) => key)).toEqual(["d"]);
	});

	it("holds no address of what has ended, and no pixels", () => {
		const picture: Found = {
			candidate: {
				what: "picture",
				key: "p",
				detector: "test",
				url: `data:image/png;base64,${"A".repeat(5_000)}`,
				width: 9,
				height: 9,
			},
			page: shop,
		};
		const all = list(file("a"), picture);
		const [first] = all;
		const remembered = slim(first ? withEnd(all, first, { what: "kept", records: ["r1"] }) : []);

		expect(JSON.stringify(remembered)).not.toMatch(/x\.example|base64/);
		expect(takenUp(remembered).map(({ end }) => end)).toEqual([
			{ what: "kept", records: ["r1"] },
			{ what: "failed", problem: { code: "not_found" } },
		]);
	});

	it("gives up what ended the room three times, and goes on with the rest", () => {
		let left = list(file("bomb"), file("good"));
		for (let times = 0; times < 3; times++) left = takenUp(withBegun(left, nextBatch(left)));

		expect(left.map(({ key, end }) => [key, end?.what])).toEqual([
			["bomb", "failed"],
			["good", undefined],
		]);
		expect(isRunning(left)).toBe(true);
	});
});

describe("the room that keeps it", () => {
	it("ends the call when it is noted, keeps one after the other and asks about each as soon as it is kept", async () => {
		const remembered: { list: SavingList } = { list: [] };
		const { saver, log } = makeRoom(remembered, async ({ key }) => [
			key === "broken" ? err({ code: "broken" }) : ok(captured(`r-${key}`)),
		]);

		await saver.saveAll([file("a"), file("broken"), words("w")], { ask: true });
		expect(remembered.list).toHaveLength(3);
		await settled();

		expect(log).toEqual(["busy", "save a", "ask r-a", "save broken", "save w", "ask r-w", "idle"]);
		expect(await saver.saving()).toEqual({
			running: false,
			items: [
				{ key: "a", page: shop.url, state: "kept", records: ["r-a"] },
				{ key: "broken", page: shop.url, state: "failed", problem: { code: "broken" } },
				{ key: "w", page: shop.url, state: "kept", records: ["r-w"] },
			],
		});
	});

	it("does not ask where only keeping was wanted, unless asking is wanted before it is kept", async () => {
		let release: () => void = () => undefined;
		const { saver, log } = makeRoom({ list: [] }, async ({ key }) => {
			if (key === "a") await new Promise<void>((resolve) => (release = resolve));
			return [ok(captured(`r-${key}`))];
		});
		await saver.saveAll([file("a"), file("b")], { ask: false });
		await settled();
		await saver.saveAll([file("a")], { ask: true });
		release();
		await settled();

		expect(log.filter((line) => line.startsWith("ask"))).toEqual(["ask r-a"]);
	});

	it("goes on in the next room with what the last one had not ended", async () => {
		const remembered: { list: SavingList } = { list: [] };
		const died = makeRoom(remembered, ({ key }) =>
			key === "b" ? new Promise(() => undefined) : Promise.resolve([ok(captured(`r-${key}`))]),
		);
		await died.saver.saveAll([file("a"), file("b"), file("c")], { ask: true });
		await settled();

		const next = makeRoom(remembered, async ({ key }) => [ok(captured(`r-${key}`))]);
		await settled();

		expect(died.log).toEqual(["busy", "save a", "ask r-a", "save b"]);
		expect(next.log).toEqual(["busy", "save b", "ask r-b", "save c", "ask r-c", "idle"]);
		expect((await next.saver.saving()).items.map(({ state }) => state)).toEqual(["kept", "kept", "kept"]);
	});

	it("tells what happened when the library cannot be opened, and that a file held no invoice", async () => {
		const { saver } = makeRoom({ list: [] }, async ({ key }) => {
			if (key === "throws") throw new Error("no library");
			return [ok([])];
		});
		await saver.saveAll([file("throws"), file("empty")], { ask: true });
		await settled();

		expect((await saver.saving()).items.map(({ problem }) => problem?.code)).toEqual(["failed", "nothing"]);
	});

	it("forgets a failure that is tried again by itself", async () => {
		const { saver } = makeRoom({ list: [] }, async () => [err({ code: "broken" })]);
		await saver.saveAll([file("a"), file("b")], { ask: false });
		await settled();

		await saver.forgetFailed(["a"]);

		expect((await saver.saving()).items.map(({ key }) => key)).toEqual(["b"]);
	});
});
