import { expect, test } from "vitest";

import { nodePlatform } from "#cli/platform.ts";
import { ok } from "#core/base/result.ts";
import type { LedgerChoice, Period, Reconciled, ReconcileState } from "#core/flows/ledger/app.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import {
	captureOne,
	day,
	digital,
	everything,
	type Fake,
	type Fields,
	file,
	makeAnswer,
	makeApp,
	makeReading,
	unmarked,
	value,
} from "./support.ts";

const HEAD = "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购买方名称,开票日期,金额,税额,价税合计,发票状态";
const line = (fields: Fields, more: Partial<Record<"total" | "day" | "seller" | "state", string>> = {}) =>
	`1,,,${fields.number},,${more.seller ?? fields.sellerName},${fields.buyerName},${more.day ?? "2026-09-14"},1000.00,130.00,${more.total ?? "1130.00"},${more.state ?? "正常"}`;

async function withRecords(...all: readonly Fields[]): Promise<Fake & { readonly ids: readonly string[] }> {
	const fake = await makeApp({
		sampleProvider: false,
		readLedger: (bytes, signal) =>
			readBook(bytes, { budget: ledgerBudget, signal, deadline: Number.POSITIVE_INFINITY, platform: nodePlatform }),
	});
	const ids: string[] = [];
	for (const [at, fields] of all.entries()) {
		fake.files.set(`f${at}`, ok([makeReading(fields)]));
		ids.push((await captureOne(fake.app, file(`f${at}`))).recordId);
	}
	return { ...fake, ids };
}

async function open({ app }: Fake, ...lines: readonly string[]): Promise<LedgerChoice> {
	const opened = value(await app.openLedger("ledger", file([HEAD, ...lines].join("\n"), "全量发票查询.csv")));
	return { sheet: opened.best, columns: opened.sheets[opened.best]?.columns ?? [] };
}

async function reconciled(
	fake: Fake,
	choice: LedgerChoice,
	asked: Partial<Period> = {},
	only?: ReconcileState,
): Promise<Reconciled> {
	const all = await fake.app.reconcileLedger("ledger", choice, asked, { offset: 0, limit: 100, ...(only && { only }) });
	if (!all) throw new Error("not reconciled");
	return all;
}

test("the head of 全量发票查询 is known by itself, its state included", async () => {
	const choice = await open(await withRecords(), line(unmarked(1)));

	expect(choice.columns).toEqual([
		undefined,
		"code",
		"number",
		"digitalNumber",
		"sellerTaxId",
		"sellerName",
		"buyerName",
		"issuedOn",
		"amount",
		"tax",
		"total",
		"state",
	]);
});

test("four groups: only there, only here, other values, the same", async () => {
	const fake = await withRecords(unmarked(1), unmarked(2), unmarked(3));
	const choice = await open(fake, line(unmarked(1)), line(unmarked(2), { total: "1310.00" }), line(unmarked(4)));

	const { counts, rows, leftOut } = await reconciled(fake, choice);

	expect(counts).toEqual({ only_ledger: 1, only_here: 1, differs: 1, same: 1 });
	expect(rows.map(({ state, row, recordId }) => [state, row, recordId])).toEqual([
		["same", 2, fake.ids[0]],
		["differs", 3, fake.ids[1]],
		["only_ledger", 4, undefined],
		["only_here", undefined, fake.ids[2]],
	]);
	expect(rows[1]?.differs).toEqual([{ field: "total", ledger: "131000", here: "113000" }]);
	expect(rows[3]?.fields).toMatchObject({ number: unmarked(3).number, total: 113_000 });
	expect(leftOut).toBe(0);
	expect((await reconciled(fake, choice, {}, "differs")).rows.map(({ row }) => row)).toEqual([3]);
});

test("what is only here counts within the days of the ledger, or those asked for", async () => {
	const fake = await withRecords(
		unmarked(1, { issuedOn: day("20260901") }),
		unmarked(2, { issuedOn: day("20260914") }),
		unmarked(3, { issuedOn: day("20260930") }),
	);
	const { issuedOn: _, ...undated } = unmarked(5);
	fake.files.set("undated", ok([makeReading(undated)]));
	await captureOne(fake.app, file("undated"));
	const choice = await open(fake, line(unmarked(8), { day: "2026-09-10" }), line(unmarked(9), { day: "2026-09-20" }));

	const own = await reconciled(fake, choice);
	const wide = await reconciled(fake, choice, { from: day("20260901"), to: day("20260930") });
	const until = await reconciled(fake, choice, { to: day("20260911") });

	expect(own.span).toEqual({ from: "20260910", to: "20260920" });
	expect(own.counts.only_here).toBe(1);
	expect(own.undated).toBe(1);
	expect(wide.counts.only_here).toBe(3);
	expect(until.counts.only_here).toBe(0);
	expect(until.period).toEqual({ from: "20260910", to: "20260911" });
});

test("names and numbers are compared as two sources of one invoice are, and what one side leaves out says nothing", async () => {
	const fake = await withRecords(
		unmarked(1, { sellerName: "演示（北京）商贸有限公司", sellerTaxId: "91110000MA0000000X" }),
	);
	const choice = await open(fake, line(unmarked(1), { seller: "演示(北京) 商贸有限公司" }));

	expect((await reconciled(fake, choice)).rows[0]).toMatchObject({ state: "same", differs: [] });
});

test("the ledger's state is compared with what the authority said, and bad news with what nobody asked", async () => {
	const fake = await withRecords(unmarked(1), unmarked(2), unmarked(3));
	fake.answers.splice(0, 1, (query) => ok(makeAnswer(query, { state: "red_part" })));
	await fake.app.verify("v", fake.ids[0] ?? "", { fresh: true });
	const choice = await open(
		fake,
		line(unmarked(1), { state: "已红冲-全额" }),
		line(unmarked(2), { state: "已作废" }),
		line(unmarked(3), { state: "正常" }),
	);

	const { rows } = await reconciled(fake, choice);

	expect(rows.map(({ differs }) => differs)).toEqual([
		[{ field: "state", ledger: "red_full", here: "red_part" }],
		[{ field: "state", ledger: "void", here: "unknown" }],
		[],
	]);
});

test("what is in the trash is not here, and samples stand beside samples only", async () => {
	const fake = await withRecords(unmarked(1), digital(2), digital(3));
	value(await fake.app.trash([fake.ids[0] ?? ""]));

	const real = await reconciled(fake, await open(fake, line(unmarked(1))));
	const sample = await reconciled(fake, await open(fake, line(digital(2))));

	expect(real.counts).toEqual({ only_ledger: 1, only_here: 0, differs: 0, same: 0 });
	expect(real.rows[0]).toMatchObject({ trashed: true });
	expect(sample.counts).toMatchObject({ same: 1, only_here: 1 });
	expect(sample.rows.every((row) => row.sample)).toBe(true);
});

test("what is only there is taken in, the rest is left as it is; then both agree, and it is said that this proves nothing", async () => {
	const fake = await withRecords(unmarked(1));
	const choice = await open(fake, line(unmarked(1), { total: "1310.00" }), line(unmarked(2)));
	const before = await fake.app.view(fake.ids[0] ?? "");

	const done = value(await fake.app.importLedger("ledger", choice, { ask: false, missing: true }, () => undefined));

	expect(done).toMatchObject({ new: 1, known: 0 });
	expect((await fake.app.list(everything)).count).toBe(2);
	expect((await fake.app.view(fake.ids[0] ?? ""))?.events).toEqual(before?.events);
	const { rows, counts } = await reconciled(fake, choice);
	expect(counts).toEqual({ only_ledger: 0, only_here: 0, differs: 1, same: 1 });
	expect(rows[1]).toMatchObject({ state: "same", fromLedger: true });
});

test("rows that name no invoice or repeat another are compared with nothing, and counted", async () => {
	const fake = await withRecords();
	const choice = await open(fake, line(unmarked(1)), line(unmarked(1)), line(unmarked(2, { number: "2.6992E+19" })));

	expect(await reconciled(fake, choice)).toMatchObject({ leftOut: 2, counts: { only_ledger: 1 } });
});

test("rows further down are of the same comparison as those above them", async () => {
	const fake = await withRecords(unmarked(1), unmarked(2));
	const choice = await open(fake, line(unmarked(1)), line(unmarked(2)));
	await reconciled(fake, choice);
	value(await fake.app.trash(fake.ids));

	const below = await fake.app.reconcileLedger("ledger", choice, {}, { offset: 1, limit: 1 });

	expect(below?.rows.map(({ state }) => state)).toEqual(["same"]);
	expect((await reconciled(fake, choice)).counts.only_ledger).toBe(2);
});

test("a change in the library is seen, and a ledger that is closed is gone", async () => {
	const fake = await withRecords(unmarked(1));
	const choice = await open(fake, line(unmarked(1), { total: "1310.00" }));
	expect((await reconciled(fake, choice)).counts.differs).toBe(1);

	value(await fake.app.trash(fake.ids));

	expect((await reconciled(fake, choice)).counts).toMatchObject({ differs: 0, only_ledger: 1 });
	await fake.app.closeLedger("ledger");
	expect(await fake.app.reconcileLedger("ledger", choice, {}, { offset: 0, limit: 1 })).toBeUndefined();
});
