import type { Day } from "#core/base/day.ts";
import type { Engine } from "#core/search/engine.ts";
import type { Hits } from "#core/search/match.ts";
import type { BasisDay } from "#core/search/searchable.ts";
import { boxOfChoice, boxOfGroup } from "#core/stats/box-of-group.ts";
import { countAll, type GroupOptions, groupBy, groupByMonth } from "#core/stats/group.ts";
import { both, monthBox, within } from "#core/stats/statistics.ts";
import type { Counted } from "#core/stats/sums.ts";
import {
	count,
	money,
	month,
	type Report,
	type ReportNote,
	type ReportRow,
	type ReportTable,
	sumsRow,
	threeSums,
} from "./report.ts";

export interface AccountingOptions extends GroupOptions {
	readonly by: "kind" | "category";
	readonly today: Day;
}

const VOID = boxOfChoice("state", "void") ?? "";
const CONTRADICTED = boxOfChoice("authenticity", "contradicted") ?? "";
/** What is summed: all but what is void or contradicted. */
const COUNTED = `-${VOID} -${CONTRADICTED}`;

const basisNotes: Readonly<Record<BasisDay, ReportNote>> = {
	issuedOn: "by_issue_day",
	savedOn: "by_saved_day",
	claimedOn: "by_claim_day",
};

/** What was spent (记账汇总): by month and kind or category, red invoices apart, and what is not in the sums and why. */
export function accountingReport(engine: Engine, hits: Hits, options: AccountingOptions): Report {
	return {
		id: "accounting",
		tables: [
			countedTable(engine, within(engine, hits, COUNTED, options.today), options),
			leftOut(engine, hits, options),
		],
		notes: [basisNote(options), "samples_left_out"],
	};
}

export function basisNote({ basis }: GroupOptions): ReportNote {
	return basisNotes[basis];
}

function countedTable(engine: Engine, hits: Hits, { by, basis }: AccountingOptions): ReportTable {
	const groups = groupByMonth(engine, hits, by, { basis });
	const rows = groupBy(engine, hits, "month", { basis }).flatMap((ofMonth): readonly ReportRow[] => {
		const own = groups.filter((group) => group.month === ofMonth.key);
		const days = monthBox({ month: ofMonth.key }, basis);
		return [
			...own.map((group) => {
				const name = by === "kind" ? group.key : group.label;
				return row("row", [ofMonth.key, name], group, both(days, boxOfGroup(by, group, basis)));
			}),
			row("subtotal", [ofMonth.key, ""], ofMonth, days),
		];
	});
	return {
		id: "counted",
		columns: [
			month,
			{ id: by, type: by === "kind" ? "kind" : "text" },
			count,
			...money("gross"),
			{ id: "reds", type: "count" },
			...money("red", "amount", "tax", "total"),
		],
		rows: [...rows, row("total", ["", ""], countAll(engine, hits), "")],
	};
}

function row(
	role: ReportRow["role"],
	head: readonly string[],
	{ count: invoices, reds, gross, red, net }: Counted,
	box: string | undefined,
): ReportRow {
	return {
		role,
		cells: [...head, invoices, gross.total, reds, red.total, ...threeSums(net)],
		...(box !== undefined && { box: `${COUNTED} ${box}`.trim() }),
	};
}

/** Void ones first: what is void and contradicted is void. */
function leftOut(engine: Engine, hits: Hits, { today }: AccountingOptions): ReportTable {
	const reasons = [
		["void", VOID],
		["contradicted", `-${VOID} ${CONTRADICTED}`],
		["no_total", `${COUNTED} 合计:无`],
	] as const;
	return {
		id: "left_out",
		columns: [{ id: "reason", type: "reason" }, count, ...money("amount", "tax", "total")],
		rows: reasons.map(([reason, box]) =>
			sumsRow("row", [reason], countAll(engine, within(engine, hits, box, today)), box),
		),
	};
}
