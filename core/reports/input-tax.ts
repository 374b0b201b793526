import type { Day } from "#core/base/day.ts";
import type { Fen } from "#core/base/fen.ts";
import { kinds } from "#core/model/kinds/index.ts";
import type { Engine } from "#core/search/engine.ts";
import type { Hits } from "#core/search/match.ts";
import { boxOfChoice, boxOfChoices, boxOfGroup } from "#core/stats/box-of-group.ts";
import { countAll, type Group, type GroupOptions, groupBy, groupByMonth } from "#core/stats/group.ts";
import { both, monthBox, within } from "#core/stats/statistics.ts";
import { basisNote } from "./accounting.ts";
import { count, money, month, type Report, type ReportRow, type ReportTable, sumsRow, UNASSIGNED } from "./report.ts";

export interface InputTaxOptions extends GroupOptions {
	readonly today: Day;
	/** Whether the user said which companies are theirs: without that nobody compared the buyer. */
	readonly ownCompanies: boolean;
}

const SPECIAL = boxOfChoices(
	"kind",
	kinds.filter(({ special }) => special).map(({ id }) => id),
);
const VOID = boxOfChoice("state", "void") ?? "";
const CONFIRMED = boxOfChoice("authenticity", "confirmed") ?? "";
const NORMAL = boxOfChoice("state", "normal") ?? "";
const DOUBTED = boxOfChoices("risk", ["stop", "look"]);

/** Each condition is met by what met those before it, so that every invoice is in one place only. */
const BLUE = `-${VOID} ${SPECIAL} 红蓝:蓝字`;
const CHECKED = `${BLUE} ${CONFIRMED}`;
const STANDING = `${CHECKED} ${NORMAL}`;
const UNDOUBTED = `${STANDING} -${DOUBTED}`;

/** What the search box takes for each part; together they are everything. */
export const inputTaxParts = {
	/** The face allows it, the tax authority confirms it, and nothing found speaks against it. */
	ready: `${UNDOUBTED} -税额:无`,
	red: `-${VOID} ${SPECIAL} 红蓝:红字`,
	not_confirmed: `${BLUE} -${CONFIRMED}`,
	not_normal: `${CHECKED} -${NORMAL}`,
	findings: `${STANDING} ${DOUBTED}`,
	no_tax: `${UNDOUBTED} 税额:无`,
	other_kinds: `-${VOID} -${SPECIAL}`,
	void: VOID,
} as const;

/**
 * Input tax by month and rate (进项税额). Only what the tax authority confirmed, of kinds whose face allows deduction,
 * is added up; red invoices stand apart, and all else waits for a person, with the reason. What an invoice is used for
 * is not known here, so even the first is no decision.
 */
export function inputTaxReport(engine: Engine, hits: Hits, options: InputTaxOptions): Report {
	const part = (name: keyof typeof inputTaxParts) => within(engine, hits, inputTaxParts[name], options.today);
	const ready = byRate(engine, part("ready"), "ready", options);
	const red = byRate(engine, part("red"), "red", options);
	const open = ["not_confirmed", "not_normal", "findings", "no_tax", "other_kinds", "void"] as const;
	return {
		id: "input_tax",
		tables: [
			ready,
			...(red.rows.length > 1 ? [red] : []),
			{
				id: "open",
				columns: [{ id: "reason", type: "reason" }, count, ...money("amount", "tax", "total")],
				rows: open.map((name) => sumsRow("row", [name], countAll(engine, part(name)), inputTaxParts[name])),
			},
		],
		notes: [
			basisNote(options),
			"use_unknown",
			...(options.ownCompanies ? [] : (["no_own_company"] as const)),
			...(red.rows.length > 1 ? (["red_by_notice"] as const) : []),
			...([ready, red].some(({ rows }) => rows.some(({ cells }) => cells[1] === UNASSIGNED))
				? (["lines_differ"] as const)
				: []),
			"samples_left_out",
		],
	};
}

function byRate(engine: Engine, hits: Hits, id: "ready" | "red", { basis }: GroupOptions): ReportTable {
	const part = inputTaxParts[id];
	const groups = groupByMonth(engine, hits, "rate", { basis });
	const rows = groupBy(engine, hits, "month", { basis }).flatMap((ofMonth): readonly ReportRow[] => {
		const own = groups.filter((group) => group.month === ofMonth.key);
		const days = both(part, monthBox({ month: ofMonth.key }, basis));
		return [
			...own.map((group) =>
				taxRow("row", [ofMonth.key, group.label], group, both(days, boxOfGroup("rate", group, basis))),
			),
			...beyondLines(ofMonth, own),
			taxRow("subtotal", [ofMonth.key, ""], ofMonth, days),
		];
	});
	return {
		id,
		columns: [month, { id: "rate", type: "text" }, count, ...money("amount", "tax")],
		rows: [...rows, taxRow("total", ["", ""], countAll(engine, hits), part)],
	};
}

function taxRow(
	role: ReportRow["role"],
	head: readonly string[],
	{ count: invoices, net }: Pick<Group, "count" | "net">,
	box: string | undefined,
): ReportRow {
	return { role, cells: [...head, invoices, net.amount, net.tax], ...(box !== undefined && { box }) };
}

/** A face can be known without its lines, or say another sum: the difference is shown, never hidden in a rate. */
function beyondLines(face: Group, lines: readonly Group[]): readonly ReportRow[] {
	const left = (name: "amount" | "tax") => lines.reduce((sum, { net }) => minus(sum, net[name]), face.net[name]);
	const [amount, tax] = [left("amount"), left("tax")];
	if (amount === 0 && tax === 0) return [];
	return [{ role: "row", cells: [face.key, UNASSIGNED, undefined, amount, tax] }];
}

function minus(a: Fen | undefined, b: Fen | undefined): Fen | undefined {
	return a === undefined || b === undefined ? undefined : ((a - b) as Fen); // fen minus fen
}
