import type { Day } from "#core/base/day.ts";
import type { Fen } from "#core/base/fen.ts";
import type { KindId } from "#core/model/kinds/index.ts";

/** The face fields of an invoice (票面要素), named once; the wire words of files and services stay in their readers. */
export interface FieldValues {
	/** 发票种类 */
	kind: KindId;
	/** 发票代码: 10 or 12 digits; digital invoices (数电票) have none */
	code: string;
	/** 发票号码: 8 digits, or 20 for digital invoices */
	number: string;
	/** 数电票号码 printed beside code and number on 数电纸质发票 */
	digitalNumber: string;
	/** 开票日期 */
	issuedOn: Day;
	/** 校验码: 20 digits without spaces; 5 characters on blockchain invoices */
	checkCode: string;
	/** 购买方名称 */
	buyerName: string;
	/** 购买方纳税人识别号 */
	buyerTaxId: string;
	/** 销售方名称 */
	sellerName: string;
	/** 销售方纳税人识别号 */
	sellerTaxId: string;
	/** 合计金额, tax-exclusive (不含税) */
	amount: Fen;
	/** 合计税额; absent when the face prints `***` */
	tax: Fen;
	/** 价税合计（小写） */
	total: Fen;
	/** 价税合计（大写）, as printed without ⊗ */
	totalInWords: string;
	/** 机器编号 */
	machineNumber: string;
	/** 备注 */
	remark: string;
	/** 开票人 */
	drawer: string;
	/** 收款人 */
	payee: string;
	/** 复核人 */
	reviewer: string;
	/** Printed title (票头), e.g. 电子发票（增值税专用发票） */
	title: string;
	/** 被红冲蓝字发票号码, on red invoices */
	originalNumber: string;
	/** 被红冲蓝字发票代码, on red invoices */
	originalCode: string;
	/** 红字信息表 / 确认单编号 */
	redNoticeNumber: string;
}

export type FieldName = keyof FieldValues;

/** Every field in the order of the invoice's face. */
export const fieldNames = [
	"kind",
	"title",
	"code",
	"number",
	"digitalNumber",
	"issuedOn",
	"checkCode",
	"machineNumber",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
	"totalInWords",
	"originalCode",
	"originalNumber",
	"redNoticeNumber",
	"remark",
	"payee",
	"reviewer",
	"drawer",
] as const satisfies readonly FieldName[];

const moneyFields = ["amount", "tax", "total"] as const satisfies readonly FieldName[];
export type MoneyField = (typeof moneyFields)[number];

export function isMoneyField(name: FieldName): name is MoneyField {
	return (moneyFields as readonly FieldName[]).includes(name);
}

/** What a form says: values, and `null` where a field was emptied. */
export type TypedFields = { readonly [F in FieldName]?: FieldValues[F] | null | undefined };
