import { describe, expect, test } from "vitest";

import { parseDay } from "#core/base/day.ts";
import { err, ok } from "#core/base/result.ts";
import type { HistoryQuery } from "#core/flows/history/app.ts";
import { captureOne, digital, type Fake, file, makeAnswer, makeApp, makeReading, value } from "./support.ts";

const DAY = 86_400_000;
const all: HistoryQuery = { text: "", withoutSamples: false, open: false, offset: 0, limit: 100 };

/** Three invoices: the first is good, the second void, the third gets no answer, each asked about a day later. */
async function withThree(): Promise<Fake & { readonly ids: readonly string[] }> {
	const fake = await makeApp();
	const ids: string[] = [];
	for (const serial of [1, 2, 3]) {
		fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
		ids.push((await captureOne(fake.app, file(`f${serial}`))).recordId);
	}
	fake.answers.splice(
		0,
		1,
		(query) => ok(makeAnswer(query)),
		(query) => ok(makeAnswer(query, { state: "void" })),
		() => err({ code: "http", status: 502 }),
	);
	for (const id of ids) {
		await fake.app.verify("v", id, { fresh: true });
		fake.advance(DAY);
	}
	return { ...fake, ids };
}

describe("the history", () => {
	test("has every question, newest first, with what came of it", async () => {
		const { app, ids } = await withThree();

		const { rows, count, groups, providers } = await app.history(all);

		expect(rows).toMatchObject([
			{ recordId: ids[2], how: "asked", problem: "http", status: 502, group: "no_answer", sample: true },
			{ recordId: ids[1], how: "asked", outcome: "match", state: "void", group: "reversed" },
			{
				recordId: ids[0],
				outcome: "match",
				state: "normal",
				group: "good",
				sellerName: "演示商贸1有限公司",
				total: 113000,
			},
		]);
		expect({ count, groups, providers }).toEqual({
			count: 3,
			groups: { good: 1, reversed: 1, mismatch: 0, not_found: 0, no_answer: 1 },
			providers: ["fake"],
		});
	});

	test.each<[string, Partial<HistoryQuery>, readonly number[]]>([
		["a number", { text: "00000002" }, [1]],
		["a seller", { text: "演示商贸3" }, [2]],
		["a group", { group: "reversed" }, [1]],
		["a state", { state: "normal" }, [0]],
		["a provider nobody asked", { provider: "fpcy" }, []],
		["the days asked on", { from: parseDay("20261121"), to: parseDay("20261121") }, [1]],
		["real questions only", { withoutSamples: true }, []],
		["what calls for attention", { open: true }, [1]],
		["a page further on", { offset: 1, limit: 1 }, [1]],
	])("is found by %s", async (_, part, expected) => {
		const { app, ids } = await withThree();

		const { rows } = await app.history({ ...all, ...part });

		expect(rows.map(({ recordId }) => ids.indexOf(recordId))).toEqual(expected);
	});

	test("counts the groups of everything that matches, whichever is looked at", async () => {
		const { app } = await withThree();

		const { count, groups } = await app.history({ ...all, group: "good" });

		expect([count, groups.reversed]).toEqual([1, 1]);
	});

	test("tells an answer that was here already from a question", async () => {
		const { app, ids } = await withThree();
		await app.verify("v", ids[1] ?? "", { fresh: false });

		const [newest] = (await app.history(all)).rows;

		expect(newest).toMatchObject({ recordId: ids[1], how: "kept", outcome: "match", state: "void" });
	});

	test("keeps a note and the mark 已处理, and takes them away again", async () => {
		const { app, another } = await withThree();
		const [row] = (await app.history({ ...all, open: true })).rows;
		const id = row?.id ?? "";

		value(await app.markHistory([id], { done: true, note: " 已向开票方核实 " }));
		const open = (await app.history({ ...all, open: true })).count;
		const marked = (await (await another()).history({ ...all, text: "核实" })).rows[0];
		value(await app.markHistory([id], { done: false, note: "" }));

		expect(open).toBe(0);
		expect(marked).toMatchObject({ note: "已向开票方核实", doneAt: expect.any(String) });
		expect((await app.history({ ...all, open: true })).rows[0]).toEqual(row);
	});

	test("says what is new since the last visit", async () => {
		const { app, ids, advance } = await withThree();
		const before = await app.historyNews();
		const first = await app.visitHistory();
		const after = await app.historyNews();
		advance(1000);
		await app.verify("v", ids[0] ?? "", { fresh: true });

		expect([before, first, after, await app.historyNews()]).toEqual([3, undefined, 0, 1]);
		expect(await app.visitHistory()).toEqual(expect.any(String));
	});

	test("loses what was asked about an erased invoice, and shows what another tab asked", async () => {
		const { app, ids, another } = await withThree();
		const other = await another();
		await other.history(all);
		await app.trash([ids[0] ?? ""]);
		await app.erase([ids[0] ?? ""]);
		await app.verify("v", ids[1] ?? "", { fresh: true });

		const { rows } = await other.history(all);

		expect(rows.map(({ recordId }) => ids.indexOf(recordId))).toEqual([1, 2, 1]);
	});
});
