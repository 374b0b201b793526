import { expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { historyColumns, historyTable } from "#core/exchange/history-table.ts";
import { namesFrom } from "#core/exchange/words.ts";
import type { JournalEntry } from "#core/model/journal.ts";

const name = namesFrom({
	"table.history": "查验记录",
	"column.at": "时间",
	"kind.digital_ordinary": "数电普票",
	"provider.sample": "演示接口",
	"how.asked": "查验",
	"group.reversed": "作废·红冲",
	"outcome.match": "一致",
	"problem.timeout": "没有答复",
	"state.red_full": "全额红冲",
	"standing.normal": "正常",
	"standing.red_full": "全额红冲",
	"sample.yes": "演示",
});

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

test("the history as a table says what was asked and what came of it, in words", () => {
	const { name: title, columns, rows } = historyTable([entry], historyColumns, name);

	expect(title).toBe("查验记录");
	expect(columns.slice(0, 2).map((column) => column.title)).toEqual(["时间", "kind"]);
	expect([...(rows as Iterable<unknown>)]).toEqual([
		[
			"2026-11-20 10:00:00",
			"数电普票",
			"",
			"26992000000000000001",
			"演示商贸有限公司",
			113_000,
			"演示接口",
			"演示",
			"查验",
			"作废·红冲",
			"一致",
			"全额红冲",
			"正常 → 全额红冲",
			undefined,
			undefined,
		],
	]);
});

test("without an answer it says why, and no state", () => {
	const { outcome: _, change: __, ...asked } = entry;

	const { rows } = historyTable([{ ...asked, problem: "timeout", doneAt: entry.at, note: "=1" }], historyColumns, name);

	expect([...(rows as Iterable<readonly unknown[]>)][0]?.slice(9)).toEqual([
		"no_answer",
		"没有答复",
		undefined,
		undefined,
		"2026-11-20 10:00:00",
		"=1",
	]);
});

test("only the columns asked for, in their order", () => {
	const { columns, rows } = historyTable([entry], ["total", "at"], name);

	expect(columns.map(({ key, type }) => [key, type])).toEqual([
		["total", "money"],
		["at", "text"],
	]);
	expect([...(rows as Iterable<unknown>)]).toEqual([[113_000, "2026-11-20 10:00:00"]]);
});
