import { foldText } from "#core/base/text.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Cell, Sheet } from "./book.ts";

/** What a ledger can give of an invoice. */
export const ledgerFields = [
	"kind",
	"code",
	"number",
	"digitalNumber",
	"issuedOn",
	"checkCode",
	"total",
	"amount",
	"tax",
	"sellerName",
	"sellerTaxId",
	"buyerName",
	"buyerTaxId",
	"drawer",
	"remark",
	"state",
] as const satisfies readonly (FieldName | "state")[];
export type LedgerField = (typeof ledgerFields)[number];
/** The state (发票状态) is what the authority says of an invoice, and no field of it. */
export type LedgerFaceField = Exclude<LedgerField, "state">;

/** What each column holds, from the left; `undefined` where it is of no use here. */
export type Columns = readonly (LedgerField | undefined)[];

/** A sheet with its head found. */
export interface Head {
	/** Index of the row that names the columns; -1 when there is none. */
	readonly row: number;
	readonly names: readonly string[];
	readonly columns: Columns;
	/** The sheet has a row for each line of goods, so amounts of one invoice must be added up. */
	readonly byLine: boolean;
}

/** Rows that are looked at for the head: titles and the period stand above it. */
const HEAD_WITHIN = 30;

const SELLER = "(?:销(?:售|货)?(?:方|单位)|开票(?:方|单位)|供应商|供货(?:方|单位)|收款(?:方|单位))";
const BUYER = "(?:购(?:买|货)?(?:方|单位)|购方|受票方|客户|付款(?:方|单位))";
const NAME = "(?:企业|公司|单位)?(?:名称|名)?";
const TAX_ID = "(?:纳税人)?(?:识别号|税号|统一社会信用代码(?:/?纳税人识别号)?)";

/**
 * Words at the head of a column, by what they name; the first that fits is taken. Among them the columns of 全量发票查询
 * of the 税务数字账户 (发票代码, 发票号码, 数电发票号码, 销方识别号, 销方名称 …) and those of reimbursement systems.
 */
const words: readonly (readonly [LedgerField, RegExp])[] = [
	[
		"digitalNumber",
		/^(?:数电|全电|全面数字化)(?:电子)?(?:发票|票)?(?:号码?|票号)$|^20位(?:发票|数电票?)?号码$|^(?:E-?INVOICE|DIGITAL)NUMBER$/,
	],
	[
		"number",
		/^(?:电子|纸质)?(?:发票|票据|税票)?(?:号码|号|编号|NO\.?)$|^票号$|^INVOICE(?:NO\.?|NUM(?:BER)?|ID|#)$|^NUMBER$/,
	],
	["code", /^(?:纸质)?(?:发票|票据)?代码$|^(?:INVOICE)?CODE$/],
	[
		"issuedOn",
		/^(?:发票)?(?:开票|开具|填开|出票)?(?:日期|时间|日)$|^发票日期$|^(?:INVOICE|ISSUE)?DATE$|^DATEOFISSUE$|^ISSUED(?:ON)?$/,
	],
	["checkCode", /^(?:发票)?校验码(?:后(?:6|六)位)?$|^(?:CHECK|VERIFICATION)CODE$/],
	[
		"total",
		/^价税(?:合计|总计|总额)(?:金额)?$|^(?<!不)含税(?:总)?(?:金额|价|额|总价|合计)$|^(?:合计|总计)$|^总(?:金额|额|价)$|^(?:发票|票面|开票)?(?:总金额|含税金额)$|^票面金额$|^TOTAL(?:AMOUNT|WITHTAX)?$|^GROSS(?:AMOUNT)?$|^AMOUNTINC(?:L|LUDING)?\.?TAX$/,
	],
	[
		"amount",
		/^(?:合计|发票|开票|不含税|税前|未税)?(?:金额|价款)(?:\(不含税\))?$|^(?:不含税|未税)(?:总额|价|额|合计|总价|合计金额)$|^金额合计$|^(?:NET)?AMOUNT(?:BEFORETAX)?$|^AMOUNTEXC(?:L|LUDING)?\.?TAX$|^NET$/,
	],
	["tax", /^(?:合计|发票|增值)?税额(?:合计)?$|^税金$|^(?:TAX|VAT)(?:AMOUNT)?$/],
	[
		"sellerTaxId",
		new RegExp(`^${SELLER}${TAX_ID}$|^(?:SELLER|SUPPLIER|VENDOR)(?:'?S)?(?:TAX|VAT)(?:ID|NO\\.?|NUMBER)$`),
	],
	[
		"buyerTaxId",
		new RegExp(`^${BUYER}${TAX_ID}$|^(?:BUYER|PURCHASER|CUSTOMER)(?:'?S)?(?:TAX|VAT)(?:ID|NO\\.?|NUMBER)$`),
	],
	["sellerName", new RegExp(`^${SELLER}${NAME}$|^(?:SELLER|SUPPLIER|VENDOR)(?:'?S)?(?:NAME)?$`)],
	["buyerName", new RegExp(`^${BUYER}${NAME}$|^(?:BUYER|PURCHASER|CUSTOMER)(?:'?S)?(?:NAME)?$`)],
	["kind", /^(?:发票)?(?:票种|种类|类型|类别)$|^(?:发票)?票种类型$|^(?:INVOICE)?(?:TYPE|KIND)$/],
	["state", /^(?:发票|票据|开票)状态$|^INVOICESTAT(?:US|E)$/],
	["drawer", /^开票(?:人|员)$|^DRAWER$|^DRAWNBY$/],
	["remark", /^(?:发票)?备注(?:信息)?$|^(?:REMARKS?|NOTES?)$/],
];

const lineWords = /^(?:货物|劳务|服务|商品|项目|应税)[^()]*名称$|^(?:数量|单价|规格型号|QUANTITY|UNITPRICE)$/;

/** What a column holds by its name, `undefined` when the name says nothing to us. */
export function fieldOfName(name: string): LedgerField | undefined {
	const plain = plainName(name);
	return words.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Finds the row that names the columns and proposes what each of them holds. */
export function findHead({ rows }: Pick<Sheet, "rows">): Head {
	let best: { row: number; known: number } = { row: -1, known: 0 };
	for (const [row, cells] of rows.slice(0, HEAD_WITHIN).entries()) {
		const known = new Set(cells.flatMap((cell) => fieldOfName(textOf(cell)) ?? []));
		const named = known.has("number") || known.has("digitalNumber");
		if (named && known.size >= 2 && known.size > best.known) best = { row, known: known.size };
	}
	const names = (rows[best.row] ?? []).map(textOf);
	const byLine = names.some((name) => lineWords.test(plainName(name)));
	return { row: best.row, names, columns: best.row < 0 ? [] : propose(names), byLine };
}

/** By what a choice of columns is remembered: the same program names them the same next time. */
export function signatureOf({ names }: Pick<Head, "names">): string {
	return names.map(plainName).join("|").slice(0, 2_000);
}

/** Each field once: of two columns with names for it the first one is taken. */
function propose(names: readonly string[]): Columns {
	const taken = new Set<LedgerField>();
	return names.map((name) => {
		const field = fieldOfName(name);
		if (!field || taken.has(field)) return undefined;
		taken.add(field);
		return field;
	});
}

/** Units, stars and colons are no part of the name. */
function plainName(name: string): string {
	return foldText(name)
		.replace(/\((?:元|RMB|CNY|¥|人民币|必填|选填|小写)\)/g, "")
		.replace(/[*:：_"'“”]/g, "");
}

export function textOf(cell: Cell | undefined): string {
	if (cell === undefined) return "";
	return typeof cell === "string" ? cell : cell.damaged;
}
