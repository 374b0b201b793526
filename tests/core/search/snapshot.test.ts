import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Clause } from "#core/search/clause.ts";
import { createEngine, type Engine } from "#core/search/engine.ts";
import { readSnapshot, SNAPSHOT_VERSION, snapshotSteps, writeSnapshot } from "#core/search/snapshot.ts";
import { anyHistory, engineOf, idsOf, play, searchable } from "./support.ts";

function reopened(bytes: Uint8Array<ArrayBuffer>) {
	const read = readSnapshot(bytes);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
}

const clauses: readonly Clause[] = [
	{ what: "text", text: "公" },
	{ what: "exact", text: "13%", places: ["rates"] },
	{ what: "in", column: "state", values: ["normal", "void"] },
	{ what: "money", columns: ["total"], from: 0 },
	{ what: "day", column: "issuedOn", from: 20250601 },
	{ what: "lineNumber", decimal: "1.5", fen: 150 },
	{ what: "flag", flag: "sample", is: true },
];

describe("a snapshot", () => {
	it("opens as the engine it was written from, and takes changes as that one does", () => {
		fc.assert(
			fc.property(anyHistory, anyHistory, (before, after) => {
				const engine = play(createEngine(), before.steps);

				const again = reopened(writeSnapshot(engine));

				for (const one of [engine, again]) play(one, after.steps);
				expect(again.size).toBe(engine.size);
				for (const clause of clauses) {
					expect(idsOf(again, again.find([clause]))).toEqual(idsOf(engine, engine.find([clause])));
				}
				for (const by of ["total", "sellerName"] as const) {
					const pageOf = (one: Engine) => one.page(one.find([]), { by, direction: "up" }, 0, 99);
					expect(pageOf(again)).toEqual(pageOf(engine));
				}
			}),
			{ numRuns: 150 },
		);
	});

	it("can be written step by step while records change: it is of the moment it was copied", () => {
		fc.assert(
			fc.property(anyHistory, anyHistory, fc.nat(4), (before, after, turns) => {
				const engine = play(createEngine(), before.steps);
				let copying = false;
				const steps = snapshotSteps(engine, () => {
					copying = true;
				});
				for (let turn = 0; turn < turns; turn++) steps.next();
				const copied = copying;
				play(engine, after.steps);

				let step = steps.next();
				while (!step.done) step = steps.next();

				const expected = copied ? play(createEngine(), before.steps) : engine;
				const again = reopened(step.value);
				expect(idsOf(again, again.find([]))).toEqual(idsOf(expected, expected.find([])));
				for (const clause of clauses) {
					expect(idsOf(again, again.find([clause]))).toEqual(idsOf(expected, expected.find([clause])));
				}
			}),
		);
	});

	it("keeps names as they were written", () => {
		const engine = engineOf([
			searchable("a", { fields: { sellerName: "云泽（Sample）店\ud800" }, tags: ["待 办", "x"] }),
		]);

		const { columns } = reopened(writeSnapshot(engine));

		expect([...(columns.texts.sellerName.labels ?? [])]).toEqual([[1, "云泽（Sample）店\ufffd"]]);
		expect(columns.texts.tags.strings.text(1)).toBe("待办\u0001X");
	});

	const bytes = writeSnapshot(
		engineOf(Array.from({ length: 40 }, (_, n) => searchable(`id-${n}`, { fields: { remark: `第${n}号` } }))),
	);

	it("is refused when any part of it was changed", () => {
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
				const changed = bytes.slice();
				changed[at] = (changed[at] ?? 0) ^ by;

				expect(readSnapshot(changed).ok).toBe(false);
			}),
			{ numRuns: 2_000 },
		);
	});

	it("is refused when cut off or longer", () => {
		for (const length of [0, 3, 15, 16, 17, 64, bytes.length - 8, bytes.length - 1]) {
			expect(readSnapshot(bytes.slice(0, length)).ok).toBe(false);
		}
		const longer = new Uint8Array(bytes.length + 8);
		longer.set(bytes);
		expect(readSnapshot(longer)).toEqual({ ok: false, error: { code: "damaged" } });
	});

	it("says what is wrong with it", () => {
		const other = bytes.slice();
		other[4] = SNAPSHOT_VERSION + 1;
		const damaged = bytes.slice();
		damaged[200] = (damaged[200] ?? 0) ^ 1;

		expect(readSnapshot(new Uint8Array(100))).toEqual({ ok: false, error: { code: "foreign" } });
		expect(readSnapshot(other)).toEqual({ ok: false, error: { code: "other_version", version: SNAPSHOT_VERSION + 1 } });
		expect(readSnapshot(damaged)).toEqual({ ok: false, error: { code: "damaged" } });
	});

	it("opens from the middle of other bytes", () => {
		const around = new Uint8Array(bytes.length + 5);
		around.set(bytes, 5);

		expect(reopened(around.subarray(5)).size).toBe(40);
	});
});
