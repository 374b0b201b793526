import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { readAhead } from "#core/flows/capture/read-ahead.ts";
import { createApp } from "#core/flows/create-app.ts";
import { capture, digital, everything, file, makeApp, makeReading } from "./support.ts";

const signal = new AbortController().signal;

/** Takes all items in turn and gives how many, and how much, was held at the most. */
async function takeAll(sizes: readonly number[], room: { count: number; bytes: number }) {
	const held = new Map<number, number>();
	const most = { count: 0, bytes: 0 };
	const ahead = readAhead(sizes, room, {
		sizeOf: (size) => size,
		async load(index, size) {
			held.set(index, size);
			most.count = Math.max(most.count, held.size);
			most.bytes = Math.max(
				most.bytes,
				[...held.values()].reduce((sum, one) => sum + one, 0),
			);
			return index;
		},
		signal,
	});
	const taken: number[] = [];
	for (const index of sizes.keys()) {
		held.delete(index - 1);
		taken.push(await ahead.take(index));
	}
	return { taken, most };
}

test.each([
	["many small ones", Array(20).fill(1), { count: 3, bytes: 100 }, { count: 3, bytes: 3 }],
	["large ones", Array(5).fill(60), { count: 3, bytes: 100 }, { count: 1, bytes: 60 }],
	["one that is larger than the room", [1, 500, 1, 1], { count: 3, bytes: 100 }, { count: 2, bytes: 500 }],
	["none", [], { count: 3, bytes: 100 }, { count: 0, bytes: 0 }],
])("no more is held than there is room for: %s", async (_, sizes, room, most) => {
	const done = await takeAll(sizes, room);

	expect(done).toEqual({ taken: [...sizes.keys()], most });
});

test("nothing is started any more once it is stopped", async () => {
	const stop = new AbortController();
	const ahead = readAhead(
		[1, 2, 3],
		{ count: 2, bytes: 9 },
		{
			sizeOf: () => 1,
			load: async (index) => index,
			signal: stop.signal,
		},
	);

	await ahead.take(0);
	stop.abort();
	await ahead.take(1);

	expect(ahead.started).toBe(2);
});

test("files are read side by side and kept in their order", async () => {
	const { deps, vault, files } = await makeApp();
	for (let serial = 0; serial < 6; serial++) files.set(`f${serial}`, ok([makeReading(digital(serial))]));
	let [reading, most] = [0, 0];
	const app = createApp({
		...deps,
		openVault: async () => vault,
		readers: 2,
		async read(bytes, name, stop) {
			most = Math.max(most, ++reading);
			// The earlier a file the later it is read.
			await new Promise((resolve) => setTimeout(resolve, name === "f0.pdf" ? 30 : 1));
			reading--;
			return deps.read(bytes, name, stop);
		},
	});

	const { reports } = await capture(
		app,
		[0, 1, 2, 3, 4, 5].map((serial) => file(`f${serial}`)),
	);

	expect(most).toBe(3);
	const done = reports.filter(({ what }) => what === "done").map(({ index }) => index);
	expect(done).toEqual([0, 1, 2, 3, 4, 5]);
	const { rows } = await app.list({ ...everything, direction: "up" });
	expect(rows.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5].map((serial) => digital(serial).number));
});
