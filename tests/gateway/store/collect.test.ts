import { describe, expect, it, vi } from "vitest";

import { createCollector } from "#gateway/store/audit/collect.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A collector whose writes end when the test says so. */
function collecting({ most = 100, mostUnwritten = 100 } = {}) {
	const pieces: { readonly items: readonly number[]; readonly end: PromiseWithResolvers<void> }[] = [];
	const failed: unknown[] = [];
	const collector = createCollector<number>({
		most,
		soonMs: 20,
		mostUnwritten,
		send(items) {
			const end = Promise.withResolvers<void>();
			pieces.push({ items, end });
			return end.promise;
		},
		onFail: (cause) => failed.push(cause),
	});
	return { ...collector, failed, sent: () => pieces.map(({ items }) => items), piece: (at: number) => pieces[at]?.end };
}

/** Whether it has ended by the next turn. */
async function ended(promise: Promise<void>): Promise<boolean> {
	let over = false;
	promise.then(
		() => {
			over = true;
		},
		() => undefined,
	);
	await turn();
	return over;
}

describe("what is to be written now", () => {
	it("goes with all of its turn, and ends when that is written", async () => {
		const { add, sent, piece } = collecting();
		const all = [add(1, "now"), add(2, "now"), add(3, "now")];
		await turn();

		expect(sent()).toEqual([[1, 2, 3]]);
		expect(await ended(Promise.all(all).then(() => undefined))).toBe(false);
		piece(0)?.resolve();
		await Promise.all(all);
	});

	it("takes along what lies there for later, and keeps the order", async () => {
		const { add, sent } = collecting();
		void add(1, "soon");
		void add(2, "now");
		await turn();
		void add(3, "now");
		await turn();

		expect(sent()).toEqual([[1, 2], [3]]);
	});

	it("goes in pieces of a limited size", async () => {
		const { add, sent } = collecting({ most: 2 });
		for (const item of [1, 2, 3, 4, 5]) void add(item, "now");
		await turn();

		expect(sent()).toEqual([[1, 2], [3, 4], [5]]);
	});

	it("tells a failure to those whose items were in the piece, and to nobody else", async () => {
		const { add, piece, failed } = collecting();
		const first = add(1, "now");
		await turn();
		const second = add(2, "now");
		await turn();
		piece(0)?.reject(new Error("disk full"));
		piece(1)?.resolve();

		await expect(first).rejects.toThrow("disk full");
		await second;
		expect(failed).toHaveLength(1);
	});
});

describe("what may be written soon", () => {
	it("holds nobody up, and is written in a moment", async () => {
		const { add, sent } = collecting();

		expect(await ended(add(1, "soon"))).toBe(true);
		expect(sent()).toEqual([]);
		await vi.waitFor(() => expect(sent()).toEqual([[1]]));
	});

	it("waits while the last piece could not be written, and no longer", async () => {
		const { add, piece, failed, sent } = collecting();
		await add(1, "soon");
		await vi.waitFor(() => expect(sent()).toHaveLength(1));
		piece(0)?.reject(new Error("disk full"));
		await vi.waitFor(() => expect(failed).toHaveLength(1));

		const held = add(2, "soon");
		expect(await ended(held)).toBe(false);
		piece(1)?.resolve();
		await held;
		expect(await ended(add(3, "soon"))).toBe(true);
	});

	it("rejects as long as nothing can be written", async () => {
		const { add, piece, sent } = collecting();
		await add(1, "soon");
		await vi.waitFor(() => expect(sent()).toHaveLength(1));
		piece(0)?.reject(new Error("disk full"));
		await turn();

		const held = add(2, "soon");
		await turn();
		piece(1)?.reject(new Error("disk full"));
		await expect(held).rejects.toThrow("disk full");
	});

	it("waits once too much lies unwritten", async () => {
		const { add, piece } = collecting({ mostUnwritten: 2 });
		expect(await ended(add(1, "soon"))).toBe(true);
		expect(await ended(add(2, "soon"))).toBe(true);

		const held = add(3, "soon");
		expect(await ended(held)).toBe(false);
		piece(0)?.resolve();
		await held;
		expect(await ended(add(4, "soon"))).toBe(true);
	});
});

it("a flush writes all there is and ends when it is written, or could not be", async () => {
	const { add, flush, piece, sent } = collecting();
	await flush();
	void add(1, "soon");
	const flushed = flush();

	expect(sent()).toEqual([[1]]);
	expect(await ended(flushed)).toBe(false);
	piece(0)?.reject(new Error("disk full"));
	await flushed;
});
