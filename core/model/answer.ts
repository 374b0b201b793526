import type { KindId } from "#core/model/kinds/index.ts";
import type { FieldValues } from "./fields.ts";
import type { Line } from "./line.ts";
import type { Particulars } from "./particulars.ts";

/** What came of asking (查验结果), domain §7.5. Only the first three are evidence about the invoice. */
export const outcomes = [
	"match",
	"mismatch",
	"not_found",
	"limit",
	"too_new",
	"too_old",
	"future_date",
	"bad_input",
	"unsupported",
	"captcha_wrong",
	"captcha_expired",
	"rate_limited",
	"blocked",
	"auth",
	"pending",
	"upstream",
	"error",
] as const;
export type Outcome = (typeof outcomes)[number];

/** 发票状态, domain §7.3. */
export const invoiceStates = ["normal", "void", "red_full", "red_part", "red_unknown", "unknown"] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export function isEvidence(outcome: Outcome): outcome is "match" | "mismatch" | "not_found" {
	return outcome === "match" || outcome === "mismatch" || outcome === "not_found";
}

/** What is asked of an authority: identity, day and the check value (校验项目) of the kind. */
export interface Query {
	readonly kind: KindId;
	/** Empty for digital invoices. */
	readonly code: string;
	readonly number: string;
	readonly issuedOn: FieldValues["issuedOn"];
	/** Decimal text or digits, as the kind's `checkValue` says. */
	readonly checkValue: string;
}

/** One reply of a provider, kept as evidence. Instants are ISO 8601 text. */
export interface Answer {
	readonly provider: string;
	/** 演示: from the sample authority, never the word of a tax authority. */
	readonly sample: boolean;
	readonly outcome: Outcome;
	readonly state: InvoiceState;
	readonly askedAt: string;
	readonly query: Query;
	/** 查验时间 and 查验次数 as the authority prints them. */
	readonly authorityTime?: string;
	readonly authorityCount?: number;
	readonly fields: Partial<FieldValues>;
	readonly lines: readonly Line[];
	/** Absent where nothing was told beside the fields, or it was asked before such things were kept. */
	readonly particulars?: Particulars;
	/** 版式文件下载地址 */
	readonly pdfUrl?: string;
	readonly ofdUrl?: string;
	/** The authority's own words. */
	readonly message?: string;
	/**
	 * Set when it came through a gateway (网关): how that came by it, how old it was when it reached us, and whom the
	 * gateway had asked. `askedAt` is when that supplier was asked.
	 */
	readonly via?: { readonly how: "asked" | "joined" | "kept"; readonly ageMs: number; readonly supplier: string };
	/** The body as it came, at most 256 KiB; never holds the 授权码. */
	readonly raw: string;
}
