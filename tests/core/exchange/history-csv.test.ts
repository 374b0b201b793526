import Papa from "papaparse";
import { describe, expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { type HistoryWords, historyColumns, historyCsv, historyJson } from "#core/exchange/history-csv.ts";
import type { JournalEntry } from "#core/model/journal.ts";

const words: HistoryWords = {
	columns: Object.fromEntries(historyColumns.map((column) => [column, `列 ${column}`])) as HistoryWords["columns"], // each once
	kinds: { digital_ordinary: "数电普票" },
	providers: { sample: "演示接口" },
	how: { asked: "查验", kept: "已有结果" },
	groups: { reversed: "作废·红冲", no_answer: "没有答复" },
	outcomes: { match: "一致", timeout: "没有答复" },
	states: { normal: "正常", red_full: "全额红冲" },
	sample: "演示",
};

const entry: JournalEntry = {
	at: "2026-11-20T02:00:00.000Z",
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000001",
	sellerName: "演示商贸有限公司",
	total: fen(113_000),
	provider: "sample",
	sample: true,
	how: "asked",
	outcome: "match",
	state: "red_full",
	change: { from: "normal", to: "red_full" },
};

function table(...entries: JournalEntry[]): readonly Record<string, string>[] {
	const text = historyCsv(entries, words, (instant) => instant.slice(0, 10));
	return Papa.parse<Record<string, string>>(text.replace("\ufeff", ""), { header: true }).data;
}

describe("the history as a table", () => {
	test("says what was asked and what came of it, in words", () => {
		expect(table(entry)).toEqual([
			{
				"列 at": "2026-11-20",
				"列 kind": "数电普票",
				"列 code": "",
				"列 number": "26992000000000000001\t",
				"列 seller": "演示商贸有限公司",
				"列 total": "1130.00",
				"列 provider": "演示接口",
				"列 sample": "演示",
				"列 how": "查验",
				"列 group": "作废·红冲",
				"列 outcome": "一致",
				"列 state": "全额红冲",
				"列 change": "正常 → 全额红冲",
				"列 done": "",
				"列 note": "",
			},
		]);
	});

	test("begins with the mark of UTF-8, which Excel needs for Chinese", () => {
		expect(historyCsv([], words, String).startsWith("\ufeff列 at,")).toBe(true);
	});

	test.each([
		["=1+1", "'=1+1"],
		["+1", "'+1"],
		["@SUM(A1)", "'@SUM(A1)"],
		["-2+3", "'-2+3"],
		[" =1", "' =1"],
		["\t=1", "'\t=1"],
		["＝1", "'＝1"],
		["演示=商贸", "演示=商贸"],
		['演示"商贸",有限', '演示"商贸",有限'],
	])("a seller named %s runs nothing", (sellerName, expected) => {
		expect(table({ ...entry, sellerName })[0]?.["列 seller"]).toBe(expected);
	});

	test.each([
		["26992000000000000001", "26992000000000000001\t"],
		["00000107", "00000107\t"],
		["12345678", "12345678"],
	])("number %s stays what it is", (number, expected) => {
		expect(table({ ...entry, number })[0]?.["列 number"]).toBe(expected);
	});

	test("a negative amount stays a number", () => {
		expect(table({ ...entry, total: fen(-113_000) })[0]?.["列 total"]).toBe("-1130.00");
	});

	test("a try without an answer says why, and has no state", () => {
		const { outcome: _, ...rest } = entry;
		const failed = { ...rest, problem: "timeout", state: "unknown" } as const;

		expect(table(failed)[0]).toMatchObject({ "列 outcome": "没有答复", "列 state": "", "列 group": "没有答复" });
	});

	test("is data as well, with the codes themselves", () => {
		expect(JSON.parse(historyJson([entry]))).toEqual([{ ...entry, total: "1130.00", group: "reversed" }]);
	});
});
