import { describe, expect, test } from "vitest";

import { type Day, formatDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import type { ExportOrder, ExportPreset, ExportProgress, ExportSource } from "#core/flows/exchange/app.ts";
import { captureOne, digital, everything, type Fake, file, makeApp, makeReading, unmarked, value } from "./support.ts";

const invoices: ExportSource = { what: "invoices", query: everything };
const order: ExportOrder = {
	of: invoices,
	format: "json",
	columns: ["number", "issuedOn", "total", "state"],
	lines: false,
	samples: "left_out",
	words: {},
};

/** Two invoices that nothing marks as invented, and a sample; each with two lines. */
async function withThree(): Promise<Fake & { readonly ids: readonly string[] }> {
	const fake = await makeApp({ sampleProvider: false });
	const ids: string[] = [];
	for (const [at, fields] of [unmarked(1), unmarked(2, { sellerName: "=1+1" }), digital(3)].entries()) {
		const items = [1, 2].map((n) => ({ name: `*文具*纸${n}`, rate: "13%", amount: fen(n * 100), tax: fen(n * 13) }));
		const reading = makeReading(fields, "xml", "xml", { lines: [{ source: "xml", items }] });
		fake.files.set(`f${at}`, ok([reading]));
		ids.push((await captureOne(fake.app, file(`f${at}`))).recordId);
		fake.advance(1_000);
	}
	return { ...fake, ids };
}

async function exported(
	{ app }: Fake,
	more: Partial<ExportOrder> = {},
	report: (done: ExportProgress) => void = () => undefined,
) {
	const { blob, count } = value(await app.exportFile("job", { ...order, ...more }, report));
	return { count, text: await blob.text() };
}

const rowsOf = (text: string, table = 0): readonly Record<string, unknown>[] => JSON.parse(text).tables[table].rows;

describe("an export", () => {
	test("says before it is written how many there are, and how many are samples", async () => {
		const { app, ids } = await withThree();

		expect(await app.countExport(invoices)).toEqual({ count: 3, samples: 1 });
		expect(
			await app.countExport({ what: "invoices", query: { ...everything, text: unmarked(2).number ?? "" } }),
		).toEqual({
			count: 1,
			samples: 0,
		});
		expect(await app.countExport({ what: "invoices", ids: ids.slice(2) })).toEqual({ count: 1, samples: 1 });
	});

	test("holds what the list shows, in its order, in the columns chosen", async () => {
		const fake = await withThree();
		const query = { ...everything, sort: "number", direction: "up" } as const;

		const { text, count } = await exported(fake, { of: { what: "invoices", query } });

		expect(count).toBe(2);
		expect(rowsOf(text)).toEqual([
			{ number: unmarked(1).number, issuedOn: "2026-09-14", total: "1130.00", state: "unknown" },
			{ number: unmarked(2).number, issuedOn: "2026-09-14", total: "1130.00", state: "unknown" },
		]);
	});

	test("holds the rows chosen, in the order they were chosen, and not what was erased since", async () => {
		const fake = await withThree();
		const [first = "", second = ""] = fake.ids;
		await fake.app.trash([first]);
		await fake.app.erase([first]);

		const { text, count } = await exported(fake, { of: { what: "invoices", ids: [second, first] } });

		expect(count).toBe(1);
		expect(rowsOf(text).map(({ number }) => number)).toEqual([unmarked(2).number]);
	});

	test("samples are left out, or written with a column that says so, chosen or not", async () => {
		const fake = await withThree();

		const marked = rowsOf((await exported(fake, { samples: "marked" })).text);
		const without = rowsOf((await exported(fake)).text);

		expect(marked.map(({ sample }) => sample)).toEqual(["yes", undefined, undefined]);
		expect(without).toHaveLength(2);
	});

	test("people read words and an amount; a name that is a formula runs nothing", async () => {
		const fake = await withThree();
		const words = { "column.sellerName": "销售方", "column.state": "状态", "state.unknown": "未知" };

		const { text } = await exported(fake, { format: "csv", columns: ["sellerName", "total", "state"], words });

		expect(text.split("\r\n")).toEqual([
			"销售方,total,状态",
			'"\'=1+1",1130.00,未知',
			"演示商贸1有限公司,1130.00,未知",
			"",
		]);
	});

	test("line items are a table of their own where the file can hold one", async () => {
		const fake = await withThree();
		const told: ExportProgress[] = [];

		const { text } = await exported(fake, { lines: true }, (done) => told.push(done));
		const csv = await exported(fake, { lines: true, format: "csv" });

		expect(rowsOf(text, 1)).toHaveLength(4);
		expect(rowsOf(text, 1)[1]).toMatchObject({ line: 2, name: "*文具*纸2", rate: 0.13, amount: "2.00" });
		expect(told.at(-1)).toEqual({ done: 4, total: 4 });
		expect(csv.text.trim().split("\r\n")).toHaveLength(3);
	});

	test("holds what lists show beside their rows: region, risk, rates and the day it was asked about", async () => {
		const fake = await withThree();
		const [first = ""] = fake.ids;
		await fake.app.verify("v", first, { fresh: true });
		const columns = ["number", "region", "risk", "checkedOn", "rate"];
		const cells = ["region", "risk", "checkedOn", "rate"] as const;
		const listed = (await fake.app.list({ ...everything, cells })).rows.find(({ id }) => id === first)?.cells;

		const json = rowsOf((await exported(fake, { columns })).text);
		const words = { "region.1100": "北京", "risk.none": "无", "column.region": "地区" };
		const csv = await exported(fake, { columns, words, format: "csv" });

		const own = json.find(({ number }) => number === unmarked(1).number);
		expect(own).toEqual({
			number: unmarked(1).number,
			...listed,
			checkedOn: formatDay(listed?.checkedOn as Day),
			rate: "13%",
		});
		expect(json.find(({ number }) => number === unmarked(2).number)).not.toHaveProperty("checkedOn");
		expect(csv.text).toContain("number,地区,risk");
		expect(csv.text).toContain(`${own?.checkedOn},13%`);
	});

	test("can be stopped, and gives no file then", async () => {
		const { app } = await withThree();

		const running = app.exportFile("job", order, () => undefined);
		await app.cancel("job");

		expect(await running).toEqual({ ok: false, error: { code: "aborted" } });
	});

	test("of the history holds what its filter finds, samples left out", async () => {
		const fake = await withThree();
		const of: ExportSource = { what: "history", filter: { text: "", withoutSamples: false, open: false } };
		for (const id of fake.ids) await fake.app.verify("v", id, { fresh: true });

		const { text, count } = await exported(fake, { of, columns: ["number", "outcome", "total"] });

		expect(await fake.app.countExport(of)).toMatchObject({ count: 3 });
		expect(count).toBe((await fake.app.countExport(of)).count - (await fake.app.countExport(of)).samples);
		expect(rowsOf(text)[0]).toMatchObject({ outcome: "match", total: "1130.00" });
	});
});

describe("presets", () => {
	const preset: ExportPreset = {
		id: "p1",
		name: "进项",
		usual: true,
		format: "xlsx",
		columns: ["number", "total"],
		lines: true,
		samples: "left_out",
	};

	test("are kept, apart for invoices and history", async () => {
		const { app, another } = await makeApp();
		value(await app.saveExportPresets("invoices", [preset], []));

		const other = await another();

		expect(await other.exportPresets("invoices")).toEqual([preset]);
		expect(await other.exportPresets("history")).toEqual([]);
	});

	test("one that cannot be understood costs no other", async () => {
		const { app, vault } = await makeApp();
		await vault.saveSetting("export-presets", [{ ...preset, format: "ods" }, 7, preset]);

		expect(await app.exportPresets("invoices")).toEqual([preset]);
	});
});
