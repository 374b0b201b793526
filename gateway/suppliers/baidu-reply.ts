import * as z from "zod/mini";

import { parseDay } from "#core/base/day.ts";
import { parseDecimal } from "#core/base/decimal.ts";
import { parseFen } from "#core/base/fen.ts";
import { err, ok, type Result } from "#core/base/result.ts";
import { tidyText } from "#core/base/text.ts";
import type { InvoiceState, Outcome } from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { parseRate } from "#core/model/rates.ts";
import { parseExactJson } from "#core/providers/exact-json.ts";
import type { AskProblem } from "#core/providers/provider.ts";

/** A reply in our words. */
export interface BaiduReply {
	readonly outcome: Outcome;
	readonly state: InvoiceState;
	readonly message: string;
	/** Of the platform, before any verification. */
	readonly errorCode?: string;
	readonly count?: number;
	readonly fields: Partial<FieldValues>;
	readonly lines: readonly Line[];
}

/** `VerifyResult` (domain §7.2). */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
	"0001": "match",
	"0002": "limit",
	"0005": "bad_input",
	"0006": "mismatch",
	"0009": "not_found",
	"1004": "rate_limited",
	"1005": "bad_input",
	"1006": "upstream",
	"1008": "bad_input",
	"1009": "bad_input",
	"1014": "too_new",
	"1015": "too_old",
	"1020": "auth",
	"1021": "upstream",
	"9999": "error",
};

/** `InvalidSign` (domain §7.3). */
const STATES: Readonly<Record<string, InvoiceState>> = {
	N: "normal",
	Y: "void",
	H: "red_unknown",
	BH: "red_part",
	QH: "red_full",
};

/** `error_code` of the platform in front of it: tokens and permissions, then its limits; the rest is its own trouble. */
const AUTH_ERRORS = /^(?:6|1[34]|100|110|111)$/;
const RATE_ERRORS = /^(?:4|1[789])$/;

const text = z.optional(z.nullable(z.string()));
const group = z.record(z.string(), z.unknown());
const reply = z.looseObject({
	VerifyResult: text,
	VerifyMessage: text,
	VerifyFrequency: text,
	InvalidSign: text,
	error_code: text,
	words_result: z.optional(z.union([group, z.array(group)])),
});

type Group = z.infer<typeof group>;

export function readBaiduReply(body: string): Result<BaiduReply, AskProblem> {
	const parsed = reply.safeParse(parseExactJson(body));
	if (!parsed.success) return err({ code: "bad_answer" });
	const { VerifyResult, VerifyMessage, VerifyFrequency, InvalidSign, error_code, words_result } = parsed.data;
	const nothing = { state: "unknown" as const, fields: {}, lines: [] };
	if (error_code) {
		// Its words are about the account and English; ours are made from the outcome.
		return ok({ ...nothing, outcome: platformOutcome(error_code), message: "", errorCode: error_code });
	}
	if (!VerifyResult) return err({ code: "bad_answer" });
	const message = tidyText(VerifyMessage ?? "");
	const outcome = Object.hasOwn(OUTCOMES, VerifyResult) ? (OUTCOMES[VerifyResult] ?? "error") : "error";
	if (outcome !== "match") return ok({ ...nothing, outcome, message });
	const words: Group = (Array.isArray(words_result) ? words_result[0] : words_result) ?? {};
	const sign = (InvalidSign ?? "").trim().toUpperCase();
	const count = Number.parseInt(VerifyFrequency ?? "", 10);
	return ok({
		outcome,
		message,
		state: Object.hasOwn(STATES, sign) ? (STATES[sign] ?? "unknown") : "unknown",
		...(count >= 0 && { count }),
		fields: readFields({ ...words, ...parsed.data }),
		lines: readLines(words),
	});
}

function platformOutcome(code: string): Outcome {
	if (AUTH_ERRORS.test(code)) return "auth";
	if (RATE_ERRORS.test(code)) return "rate_limited";
	return code.startsWith("2161") || code.startsWith("2162") ? "bad_input" : "upstream";
}

function readFields(all: Group): Partial<FieldValues> {
	const word = (name: string) => tidyText(string(all[name]));
	const values: Partial<Record<keyof FieldValues, unknown>> = {
		code: word("InvoiceCode"),
		number: word("InvoiceNum"),
		issuedOn: parseDay(word("InvoiceDate")),
		checkCode: word("CheckCode").replace(/\s/g, ""),
		machineNumber: word("MachineCode"),
		buyerName: word("PurchaserName"),
		buyerTaxId: word("PurchaserRegisterNum"),
		sellerName: word("SellerName"),
		sellerTaxId: word("SellerRegisterNum"),
		amount: parseFen(word("TotalAmount")),
		tax: parseFen(word("TotalTax")),
		total: parseFen(word("AmountInFiguers")), // the vendor's spelling
		totalInWords: word("AmountInWords"),
		remark: word("Remarks"),
		drawer: word("NoteDrawer"),
		payee: word("Payee"),
		reviewer: word("Checker"),
	};
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));
}

/** The rows come as columns: a list of `{ row, word }` for each property. */
function readLines(words: Group): Line[] {
	const columns = {
		name: column(words.CommodityName),
		spec: column(words.CommodityType),
		unit: column(words.CommodityUnit),
		quantity: column(words.CommodityNum),
		price: column(words.CommodityPrice),
		rate: column(words.CommodityTaxRate),
		amount: column(words.CommodityAmount),
		tax: column(words.CommodityTax),
	};
	const rows = [...new Set([...columns.name.keys(), ...columns.amount.keys()])].sort((a, b) => Number(a) - Number(b));
	return rows.map((row) => {
		const rate = columns.rate.get(row) ?? "";
		const values = {
			spec: columns.spec.get(row) || undefined,
			unit: columns.unit.get(row) || undefined,
			quantity: parseDecimal(columns.quantity.get(row) ?? ""),
			price: parseDecimal(columns.price.get(row) ?? ""),
			rate: parseRate(rate)?.text ?? (rate || undefined),
			amount: parseFen(columns.amount.get(row) ?? ""),
			tax: parseFen(columns.tax.get(row) ?? ""),
		};
		const known = Object.entries(values).filter(([, value]) => value !== undefined);
		return { name: columns.name.get(row) ?? "", ...Object.fromEntries(known) };
	});
}

const cells = z.array(z.looseObject({ row: z.string(), word: z.string() }));

function column(value: unknown): Map<string, string> {
	const read = cells.safeParse(value);
	return new Map(read.success ? read.data.map(({ row, word }) => [row, tidyText(word)]) : []);
}

function string(value: unknown): string {
	return typeof value === "string" ? value : "";
}
