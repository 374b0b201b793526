import type { Day } from "#core/base/day.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Severity } from "#core/model/finding.ts";
import type { Line } from "#core/model/line.ts";
import { type Particulars, particularIds } from "#core/model/particulars.ts";
import type { Authenticity, Claimable } from "#core/model/verdict.ts";

/** What is known of a record for finding, sorting and counting it. Computed from its summary, never truth. */
export interface Searchable {
	readonly id: string;
	/** The face as settled: every field of it can be found. */
	readonly fields: Readonly<Partial<FieldValues>>;
	readonly lines: readonly Line[];
	/** What the face says beside its fields: it is found as well. */
	readonly particulars?: Particulars;
	readonly state: InvoiceState;
	readonly authenticity: Authenticity;
	readonly claimable: Claimable;
	/** The worst finding that hit; `none` when nothing did. */
	readonly risk: Severity | "none";
	/** 收录日期, a day in China. */
	readonly savedOn: Day;
	/** 报销日期, a day in China; absent while it is not claimed. */
	readonly claimedOn?: Day;
	/** 查验日期, a day in China: when an authority last said something about it. */
	readonly checkedOn?: Day;
	/** ISO 8601, UTC. */
	readonly createdAt: string;
	readonly category?: string;
	readonly tags?: readonly string[];
	/** The user's own words about the record. */
	readonly note?: string;
	readonly flags: Readonly<Partial<Record<Flag, boolean>>>;
}

/** What is true of a record or not. `sample`: 演示; such records are never summed. */
export const flags = ["sample", "trashed", "needsPerson", "changed", "claimed"] as const;
export type Flag = (typeof flags)[number];

/** Texts of the user. */
export const ownTexts = ["category", "note", "tags"] as const;

/** What a word is looked for in, beside the lines: texts of the face, of the user, and what else the face says. */
export const textColumns = [
	"number",
	"code",
	"digitalNumber",
	"checkCode",
	"title",
	"machineNumber",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"totalInWords",
	"originalCode",
	"originalNumber",
	"redNoticeNumber",
	"remark",
	"payee",
	"reviewer",
	"drawer",
	...ownTexts,
	...particularIds,
] as const satisfies readonly (FieldName | (typeof ownTexts)[number] | keyof Particulars)[];
export type TextColumn = (typeof textColumns)[number];

/** One of a few words. */
export const choiceColumns = ["kind", "state", "authenticity", "claimable", "risk", "region"] as const;
export type ChoiceColumn = (typeof choiceColumns)[number];

export const moneyColumns = ["amount", "tax", "total"] as const satisfies readonly (keyof FieldValues)[];
export type MoneyColumn = (typeof moneyColumns)[number];

/** Days as numbers `YYYYMMDD`. `issuedOn` 开票日期, `savedOn` 收录日期, `claimedOn` 报销日期, `checkedOn` 查验日期. */
export const dayColumns = ["issuedOn", "savedOn", "claimedOn", "checkedOn"] as const;
export type DayColumn = (typeof dayColumns)[number];
/** Days that statistics go by: of when it was looked up nobody asks for sums. */
export type BasisDay = Exclude<DayColumn, "checkedOn">;

/** Texts of the lines that a word is looked for in. */
export const lineTexts = ["name", "spec", "unit", "rate"] as const satisfies readonly (keyof Line)[];
export type LineText = (typeof lineTexts)[number];

/** Decimals of the lines: found as whole numbers, whatever their trailing zeros. */
export const lineDecimals = ["quantity", "price"] as const satisfies readonly (keyof Line)[];
export type LineDecimal = (typeof lineDecimals)[number];

export const lineMoneys = ["amount", "tax"] as const satisfies readonly (keyof Line)[];
export type LineMoney = (typeof lineMoneys)[number];
