import { isInBox, remarkBoxes } from "./remark-box.ts";
import { gapBetween, isApart, type Row } from "./rows.ts";
import type { Glyph } from "./runs.ts";
import { findStacks, type Stack } from "./stacks.ts";
import type { VerticalLabel } from "./verticals.ts";

/** Longest first where one contains another. Matched on folded text without spaces. */
const FIELD_LABELS = {
	code: "发票代码",
	digitalNumber: "(?:数电|全电)发?票号码",
	number: "(?:电子)?发票号码",
	date: "(?:开票|填开)日期",
	checkCode: "校验码",
	machine: "机器编号|机器号码",
	party:
		"(?:购买方|销售方|购货方|销货方|购方|销方|购货单位|销货单位|销售单位|购买单位|收款单位|付款单位|购货单位\\(人\\)|购买方信息|销售方信息)?(?:单位)?名称(?:及身份证号码[/、]组织机构代码)?|[买卖]方单位[/、]个人",
	taxId:
		"(?:购买方|销售方|购货方|销货方|购方|销方)?(?:统一社会信用代码[/、或]?)?纳税人(?:识别|登记)[号码][/、或]?(?:(?:统一社会信用代码|身份证[件明]?号码?)[/、或]?)*|(?:购买方|销售方)?统一社会信用代码[/、或]?|(?:购买方|销售方|购方|销方)税号|单位代码[/、]身份证号码?",
	address: "地址[、,及]?电话",
	bank: "开户行[、及,]?账号|开户银行及账号|电子支付标识",
	totalInFigures: "(?:价税合计|车价合计|合计金额|合计)?\\(小写\\)|小写",
	totalInWords: "(?:价税合计|车价合计|合计金额|合计)\\(大写\\)|价税合计|车价合计",
	fare: "票价|退票费",
	vatAmount: "增值税税额",
	netPrice: "不含税价格?",
	payee: "收款人",
	reviewer: "复核人?",
	drawer: "开票人",
	seal: "销售方:?\\(章\\)|开票单位\\(章\\)",
	remark: "备注",
	role: "(?:购买方|销售方|购货方|销货方|购货单位|销货单位)(?:信息)?",
	subtotal: "小计|本页小计",
	grandTotal: "总计",
	sum: "合计",
	listPages: "共\\d*页|第\\d*页",
} as const;

/** Heads of the table of goods and of the tables of special business (特定业务). */
const HEADS = {
	index: "序号",
	name: "货物或应税劳务、?服务名称|货物或应税劳务名称|货物\\(劳务\\)名称|货物\\(劳务\\)、?服务名称|项目名称|商品名称|服务名称|项目",
	spec: "规格型号|规格",
	unit: "面积单位|单位",
	quantity: "数量",
	price: "单价(?:\\(含税\\))?",
	amount: "金额(?:\\(含税\\))?",
	rate: "税率[/、]征收率|税率\\(?%?\\)?|征收率",
	tax: "税额",
	plate: "车牌号",
	vehicle: "车辆类型|类型",
	from: "通行日期起",
	to: "通行日期止",
	other:
		"建筑服务发生地|建筑项目名称|产权证书[/、]不动产权证号?|不动产权证书号|产权证书|厂牌型号|车辆识别代号[/、]车架号码?|出行人|有效身份证件号|身份证件号码|出行日期|出发地|到达地|等级|交通工具类型|运输工具种类|运输工具牌号|起运地|到达地|运输货物名称|运输货物",
} as const;

export type FieldLabel = keyof typeof FIELD_LABELS;
export type Head = keyof typeof HEADS;

export interface Label {
	readonly id: FieldLabel | Head;
	/** `field`: a value follows; `head`: a column of a table. */
	readonly kind: "field" | "head";
	readonly text: string;
	readonly x: number;
	readonly right: number;
	readonly middle: number;
	readonly height: number;
	readonly row: number;
	/** Index of the first glyph after the label, in its row. */
	readonly next: number;
	readonly colon: boolean;
}

const GROUPS: readonly { readonly name: string; readonly id: FieldLabel | Head; readonly kind: Label["kind"] }[] = [
	...keysOf(FIELD_LABELS).map((id) => ({ name: `f_${id}`, id, kind: "field" as const })),
	...keysOf(HEADS).map((id) => ({ name: `h_${id}`, id, kind: "head" as const })),
];
const PATTERN = new RegExp(
	GROUPS.map(({ name, id, kind }) => {
		const sources: Record<string, string> = kind === "head" ? HEADS : FIELD_LABELS;
		return `(?<${name}>${sources[id]})`;
	}).join("|"),
	"g",
);
const WHOLE = new RegExp(`^(?:${PATTERN.source}):?$`);
/** These may be followed at once by their value. */
const GLUED = new Set<string>(["code", "number", "digitalNumber", "date", "checkCode", "machine"]);
/** Widest gap between two glyphs of one label, in glyph heights. */
const MAX_INNER_GAP = 6;
const WORD_GAP = 0.35;
/** No invoice has as many; beyond it the page is taken to have no labels. */
const MAX_LABELS = 2_000;

/** All labels of a page by position; `used` are the glyphs that belong to them, colons included. */
export function findLabels(
	rows: readonly Row[],
	verticals: readonly VerticalLabel[],
): { readonly labels: Label[]; readonly used: ReadonlySet<Glyph> } {
	const found: { readonly label: Label; readonly glyphs: readonly Glyph[] }[] = [];
	const stacks = findStacks(rows, nameOf);
	const stacked = new Set(stacks.flatMap(({ glyphs }) => glyphs));
	for (const [rowIndex, row] of rows.entries()) {
		for (const stack of stacks)
			if (stack.row === rowIndex) found.push({ label: fromStack(stack), glyphs: stack.glyphs });
		PATTERN.lastIndex = 0;
		for (let match = PATTERN.exec(row.fold); match; match = PATTERN.exec(row.fold)) {
			const label = toLabel(row, rowIndex, match, found.at(-1)?.label);
			if (label?.glyphs.some((glyph) => stacked.has(glyph))) continue;
			if (label) found.push(label);
			else PATTERN.lastIndex = match.index + 1;
			if (found.length > MAX_LABELS) return { labels: [], used: new Set() };
		}
	}
	const all = found.map(({ label }) => label);
	const heads = all.filter(isHead);
	const boxes = remarkBoxes(verticals, all);
	const kept = found.filter(
		({ label }) => (label.kind === "field" || inHeadLine(label, heads)) && !boxes.some((box) => isInBox(label, box)),
	);
	return { labels: kept.map(({ label }) => label), used: new Set(kept.flatMap(({ glyphs }) => glyphs)) };
}

/** The label a whole text is. */
function nameOf(text: string): Pick<Label, "id" | "kind"> | undefined {
	const match = WHOLE.exec(text);
	return match ? GROUPS.find(({ name }) => match.groups?.[name] !== undefined) : undefined;
}

function fromStack({ id, kind, text, glyphs, row }: Stack): Label {
	const runs = glyphs.map((glyph) => glyph.run);
	const top = Math.min(...runs.map((run) => run.top));
	const bottom = Math.max(...runs.map((run) => run.bottom));
	return {
		id,
		kind,
		text,
		x: Math.min(...glyphs.map((glyph) => glyph.x)),
		right: Math.max(...glyphs.map((glyph) => glyph.right)),
		middle: (top + bottom) / 2,
		height: Math.max(...runs.map((run) => run.height)),
		row,
		next: -1, // no other label follows it at once
		colon: /:$/.test(glyphs.at(-1)?.fold ?? ""),
	};
}

/** A head stands in a line of heads; the same word elsewhere is part of a name or a remark. */
function inHeadLine(label: Label, heads: readonly Label[]): boolean {
	return heads.filter((other) => Math.abs(other.middle - label.middle) < label.height * 1.2).length >= 3;
}

function toLabel(
	row: Row,
	rowIndex: number,
	match: RegExpExecArray,
	before: Label | undefined,
): { label: Label; glyphs: readonly Glyph[] } | undefined {
	const group = GROUPS.find(({ name }) => match.groups?.[name] !== undefined);
	const first = row.glyphAt[match.index];
	const last = row.glyphAt[match.index + match[0].length - 1];
	if (!group || first === undefined || last === undefined) return undefined;
	const own = row.glyphs.slice(first, last + 1);
	if (!isEven(own)) return undefined;
	const previous = row.glyphs[first - 1];
	const startsWord =
		!previous ||
		isApart(previous, own[0] as Glyph, WORD_GAP) ||
		!/[\p{L}\p{N}(]/u.test(previous.fold) ||
		(before?.row === rowIndex && before.next === first);
	if (!startsWord) return undefined;
	let next = last + 1;
	let after = row.glyphs[next];
	const colon = after !== undefined && after.fold === ":" && gapBetween(own.at(-1) as Glyph, after) < MAX_INNER_GAP;
	if (colon) after = row.glyphs[++next];
	const lastGlyph = row.glyphs[next - 1] as Glyph;
	const endsWord =
		colon ||
		!after ||
		isApart(lastGlyph, after, WORD_GAP) ||
		!/[\p{L}\p{N}(%]/u.test(after.fold) ||
		(GLUED.has(group.id) && /\d/.test(after.fold)) ||
		(group.id === "totalInWords" && match[0].endsWith(")")) ||
		group.id === "totalInFigures" ||
		(group.kind === "head" && startsHead(row, next));
	if (!endsWord) return undefined;
	const glyphs = row.glyphs.slice(first, next);
	return {
		label: {
			id: group.id,
			kind: group.kind,
			text: match[0],
			x: (own[0] as Glyph).x,
			right: lastGlyph.right,
			middle: own.reduce((sum, { run }) => sum + run.middle, 0) / own.length,
			height: (own[0] as Glyph).run.height,
			row: rowIndex,
			next,
			colon,
		},
		glyphs,
	};
}

/** Glyphs of one label stand at even distances; a label is not put together from two columns. */
function isEven(glyphs: readonly Glyph[]): boolean {
	for (let index = 1; index < glyphs.length; index++) {
		const before = glyphs[index - 1] as Glyph;
		const after = glyphs[index] as Glyph;
		if (gapBetween(before, after) > (glyphs.length === 2 ? MAX_INNER_GAP : 4)) return false;
	}
	return true;
}

function startsHead(row: Row, from: number): boolean {
	const index = row.glyphAt.indexOf(from);
	if (index < 0) return false;
	PATTERN.lastIndex = index;
	const match = PATTERN.exec(row.fold);
	return match !== null && match.index === index;
}

function keysOf<T extends object>(value: T): (keyof T & string)[] {
	return Object.keys(value) as (keyof T & string)[]; // a literal object has no other keys
}

export function isHead(label: Label): boolean {
	return label.kind === "head";
}
