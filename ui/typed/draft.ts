import { formatDay } from "#core/base/day.ts";
import { formatFen } from "#core/base/fen.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { Texts, TypedField } from "./fields.ts";

/** What was typed and is not kept yet; boxes that say what was known are not in it. */
export interface TypedDraft {
	readonly texts: Texts;
	/** As chosen; `undefined` where it is left to the numbers. */
	readonly kind: KindId | undefined;
}

/** What differs from the values that a form began with; nothing where none does. */
export function draftOf(begin: Partial<FieldValues>, texts: Texts, kind: KindId | undefined): TypedDraft | undefined {
	const before = textsOf(begin);
	const names = Object.keys(texts) as TypedField[]; // of `Texts`
	const typed = names.filter((name) => texts[name] !== (before[name] ?? ""));
	if (typed.length === 0 && kind === begin.kind) return undefined;
	return { texts: Object.fromEntries(typed.map((name) => [name, texts[name]])), kind };
}

/** What a form shows at first: the draft over the values it began with. */
export function resumed(begin: Partial<FieldValues>, draft: TypedDraft | undefined): TypedDraft {
	return { texts: { ...textsOf(begin), ...draft?.texts }, kind: draft ? draft.kind : begin.kind };
}

/** Values as the boxes say them. */
export function textsOf(known: Partial<FieldValues>): Texts {
	const { issuedOn, amount, tax, total, code, number, digitalNumber, checkCode } = known;
	const { buyerName, buyerTaxId, sellerName, sellerTaxId } = known;
	const money = (value: FieldValues["total"] | undefined) => (value === undefined ? undefined : formatFen(value));
	const all = {
		...{ code, number, digitalNumber, checkCode, buyerName, buyerTaxId, sellerName, sellerTaxId },
		...{ issuedOn: issuedOn && formatDay(issuedOn), amount: money(amount), tax: money(tax), total: money(total) },
	};
	return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));
}
