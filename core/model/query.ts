import { formatFen } from "#core/base/fen.ts";
import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { Query } from "./answer.ts";
import { kindOfCode } from "./code.ts";
import type { FieldName, FieldValues } from "./fields.ts";
import { type KindId, kindById, kinds, narrowerKind } from "./kinds/index.ts";
import type { CheckValue, Kind } from "./kinds/kind.ts";

export interface QueryProblem extends Problem<"missing_fields" | "unsupported_kind"> {
	/** What a person must fill in or correct; empty for an unsupported kind. */
	readonly fields: readonly FieldName[];
}

type CheckField = "amount" | "checkCode" | "total" | "digitalNumber";

/** Where each check value (校验项目) is taken from. */
const CHECK_FIELDS: Readonly<Record<Exclude<CheckValue, "none">, CheckField>> = {
	amount: "amount",
	checkCode6: "checkCode",
	total: "total",
	number6: "digitalNumber",
};

/**
 * The kind an invoice has: as stated, made narrower by what its code says, else as the code says. Paper with a
 * 20-digit number beside its code is 数电纸质发票 (domain §1.5).
 */
export function kindFor(fields: Partial<FieldValues>): KindId | undefined {
	const { kind, code, number, digitalNumber } = fields;
	const byCode = code ? kindOfCode(code, number) : undefined;
	const known = kind && byCode ? (narrowerKind(kind, byCode) ?? kind) : (kind ?? byCode);
	if (!known || !code || !digitalNumber) return known;
	return kinds.find((entry) => entry.digital && entry.medium === "paper" && entry.refines === known)?.id ?? known;
}

/** What is asked of the authority about this invoice, or the fields that are missing or ill-formed for it. */
export function queryOf(fields: Partial<FieldValues>): Result<Query, QueryProblem> {
	const id = kindFor(fields) ?? (isDigitalWithoutKind(fields) ? ANY_DIGITAL : undefined);
	if (!id) return err({ code: "missing_fields", fields: missingWithoutKind(fields) });
	const kind = kindById(id);
	if (kind.checkValue === "none") return err({ code: "unsupported_kind", fields: [] });

	const { code = "", number = "", issuedOn } = fields;
	const checkField = CHECK_FIELDS[kind.checkValue];
	const checkValue = checkValueOf(kind.checkValue, fields);
	const missing: FieldName[] = [];
	if (!fitsCode(kind, code)) missing.push("code");
	if (!kind.number.pattern.test(number)) missing.push("number");
	if (issuedOn === undefined) missing.push("issuedOn");
	if (checkValue === undefined) missing.push(checkField);
	if (issuedOn === undefined || checkValue === undefined || missing.length > 0) {
		return err({ code: "missing_fields", fields: missing });
	}
	return ok({ kind: id, code: kind.code === "none" ? "" : code, number, issuedOn, checkValue });
}

/** Whether two questions are the same, so that the answer to one is the answer to the other. */
export function isSameQuestion(a: Query, b: Query): boolean {
	return (
		a.kind === b.kind &&
		a.code === b.code &&
		a.number === b.number &&
		a.issuedOn === b.issuedOn &&
		a.checkValue === b.checkValue
	);
}

/**
 * Of 20 digits nobody can tell special from ordinary, and for the question nobody must: every kind of them without a
 * code is asked with its total (domain §0.2). What the invoice is stays open.
 */
const ANY_DIGITAL: KindId = "digital_ordinary";

function isDigitalWithoutKind({ code, number = "" }: Partial<FieldValues>): boolean {
	return !code && kindById(ANY_DIGITAL).number.pattern.test(number);
}

/** Digital invoices have no code; one that came from elsewhere is left out of the query, not complained about. */
function fitsCode(kind: Kind, code: string): boolean {
	return kind.code === "none" || kind.code.pattern.test(code);
}

function checkValueOf(what: Exclude<CheckValue, "none">, fields: Partial<FieldValues>): string | undefined {
	const { amount, total, checkCode, digitalNumber } = fields;
	switch (what) {
		case "amount":
			return amount === undefined ? undefined : formatFen(amount);
		case "total":
			return total === undefined ? undefined : formatFen(total);
		case "checkCode6":
			return /^\d*(\d{6})$/.exec((checkCode ?? "").replace(/\s/g, ""))?.[1];
		case "number6":
			return /^\d{14}(\d{6})$/.exec(digitalNumber ?? "")?.[1];
	}
}

function missingWithoutKind(fields: Partial<FieldValues>): FieldName[] {
	const missing: FieldName[] = ["kind"];
	if (!fields.number) missing.push("number");
	if (fields.issuedOn === undefined) missing.push("issuedOn");
	return missing;
}
