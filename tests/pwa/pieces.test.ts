import { expect, test } from "vitest";

import { Pieces } from "#pwa/state/pieces.ts";

interface Row {
	readonly id: number;
	readonly words: string;
}

/** A list of `count` rows whose words can be changed, and which pieces of it were fetched. */
function makeList(count: number) {
	const list = { words: "old", count, asked: [] as number[], drawn: 0 };
	const pieces = new Pieces<Row, { rows: readonly Row[]; count: number }>(
		async (offset, limit) => {
			list.asked.push(offset);
			const rows = Array.from({ length: Math.max(0, Math.min(limit, list.count - offset)) }, (_, at) => ({
				id: offset + at,
				words: list.words,
			}));
			return { rows, count: list.count };
		},
		() => list.drawn++,
	);
	return { list, pieces };
}

test("only the pieces that are looked at are fetched, each once", async () => {
	const { list, pieces } = makeList(1_000);

	await pieces.want(0, 1);
	await pieces.want(350, 420);
	await pieces.want(360, 410);

	expect(list.asked).toEqual([0, 300, 400]);
	expect(pieces.row(410)?.id).toBe(410);
	expect(pieces.row(200)).toBeUndefined();
	expect(pieces.page?.count).toBe(1_000);
});

test("a list that changed shows what it had until the new is here, and fetches only what is looked at", async () => {
	const { list, pieces } = makeList(1_000);
	await pieces.want(0, 1);
	await pieces.want(300, 320);
	list.asked.length = 0;
	list.words = "new";

	const refreshing = pieces.refresh();
	expect(pieces.row(310)?.words).toBe("old");
	await refreshing;

	expect(list.asked).toEqual([300]);
	expect(pieces.row(310)?.words).toBe("new");
	await pieces.want(0, 40);
	expect(pieces.row(1)?.words).toBe("new");
});

test("changes that come faster than they are fetched are fetched once more, not once each", async () => {
	const { list, pieces } = makeList(10);
	await pieces.want(0, 10);
	list.asked.length = 0;

	await Promise.all([pieces.refresh(), pieces.refresh(), pieces.refresh()]);

	expect(list.asked.length).toBeLessThanOrEqual(2);
});

test("a row that says the same stays the same object, and one that is gone goes", async () => {
	const { list, pieces } = makeList(10);
	await pieces.want(0, 10);
	const before = pieces.row(3);
	list.count = 5;

	await pieces.refresh();

	expect(pieces.row(3)).toBe(before);
	expect(pieces.row(7)).toBeUndefined();
});
