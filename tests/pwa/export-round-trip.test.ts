import { afterEach, describe, expect, test } from "vitest";

import { nodePlatform } from "#cli/platform.ts";
import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import { invoiceColumns } from "#core/exchange/invoice-columns.ts";
import { fieldOfName, ledgerFields } from "#core/readers/ledger/columns.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { subjects } from "#pwa/exchange/subject.ts";
import { captureOne, everything, file, makeApp, makeReading, unmarked, value } from "#tests/core/flows/support.ts";
import { language } from "#ui/i18n/index.ts";

afterEach(() => {
	language.value = "zh-CN";
});

describe.each(["zh-CN", "en"] as const)("an export in %s", (shown) => {
	test("names its columns as our reader of ledgers knows them", () => {
		language.value = shown;
		const words = subjects.invoices.words([]);

		const read = ledgerFields.map((field) => [field, fieldOfName(words[`column.${field}`] ?? "")]);

		expect(read).toEqual(ledgerFields.map((field) => [field, field]));
	});

	test.each(["xlsx", "csv"] as const)("read back as a ledger agrees with the library: %s", async (format) => {
		language.value = shown;
		const { app, files } = await makeApp({
			readLedger: (bytes, signal) =>
				readBook(bytes, { budget: ledgerBudget, signal, deadline: Number.POSITIVE_INFINITY, platform: nodePlatform }),
		});
		const odd = ['演示"引号",公司', "=1+1", "-演示", "@演示", "+演示公司", "演示　全角"];
		for (const [at, sellerName] of odd.entries()) {
			const total = fen((at % 2 === 0 ? -1 : 1) * (113_000 + at));
			const fields = unmarked(at + 1, {
				sellerName,
				total,
				amount: fen(total - 13_000),
				sellerTaxId: "91110000MA0000000X",
			});
			files.set(`f${at}`, ok([makeReading({ ...fields, checkCode: "00000000000000000012", remark: "\t=x\n二行" })]));
			await captureOne(app, file(`f${at}`));
		}
		const order = { format, columns: [...invoiceColumns], lines: false, samples: "left_out" } as const;
		const of = { what: "invoices", query: everything } as const;

		const { blob } = value(
			await app.exportFile("job", { ...order, of, words: subjects.invoices.words([]) }, () => undefined),
		);
		const name = `out.${format}`;
		const opened = value(await app.openLedger("ledger", { name, mediaType: "", blob }));
		const choice = { sheet: 0, columns: opened.sheets[0]?.columns ?? [] };
		const range = { offset: 0, limit: 100 };
		const [result, view] = await Promise.all([
			app.reconcileLedger("ledger", choice, {}, range),
			app.viewLedger("ledger", choice, range),
		]);

		expect(result?.counts).toEqual({ only_ledger: 0, only_here: 0, differs: 0, same: odd.length });
		const sellers = view?.rows.map(({ fields }) => fields.sellerName);
		expect(sellers?.toSorted()).toEqual(odd.map((name) => name.replace("　", " ")).toSorted());
		expect(view?.rows.every(({ fields }) => fields.checkCode === "00000000000000000012")).toBe(true);
		expect(view?.rows.flatMap(({ notes }) => notes)).toEqual([]);
	});
});

test("every column has a name and every code a word in both languages", () => {
	const empty = Object.values(subjects).flatMap(({ columns, words }) =>
		(["zh-CN", "en"] as const).flatMap((shown) => {
			language.value = shown;
			const said = words(["sample"]);
			return columns.filter((column) => !said[`column.${column}`]);
		}),
	);

	expect(empty).toEqual([]);
});
