import Big from "big.js";

import { type Fen, fen, parseFen } from "#core/base/fen.ts";
import { type Case, type Cause, type CauseCode, type Explainer, suggest } from "#core/diagnose/cause.ts";
import { checkFieldOf } from "#core/diagnose/check-field.ts";
import { kindFor } from "#core/model/query.ts";
import { parseWords } from "#core/model/words.ts";

type MoneyCheck = "amount" | "total";

/** The amount that was asked; `undefined` for kinds that are asked with something else. */
function asked({ invoice: { fields }, query }: Case): { field: MoneyCheck; ours: Fen } | undefined {
	const kind = query?.kind ?? kindFor(fields);
	const field = kind && checkFieldOf(kind);
	if (field !== "amount" && field !== "total") return undefined;
	const ours = parseFen(query?.checkValue ?? "") ?? fields[field];
	return ours === undefined ? undefined : { field, ours };
}

function explainer(find: (known: Case, field: MoneyCheck, ours: Fen) => readonly Cause[]): Explainer {
	return {
		situations: ["mismatch", "not_found", "bad_input"],
		find(known) {
			const what = asked(known);
			if (!what) return [];
			// 查无此票 speaks of the number; a wrong amount is rarely behind it.
			const less = known.situation === "mismatch" ? 0 : 30;
			return find(known, what.field, what.ours).map((cause) => ({ ...cause, weight: cause.weight - less }));
		},
	};
}

function wrong(code: CauseCode, weight: number, field: MoneyCheck, ours: Fen, fits: Fen): Cause {
	return { code, weight, field, ours, facts: { fits }, ...suggest(field, fits) };
}

/** 大写 and 小写 always agree; a gap shows the figures are wrong. */
const words = explainer(({ invoice: { fields } }, field, ours) => {
	const spoken = fields.totalInWords === undefined ? undefined : parseWords(fields.totalInWords);
	if (spoken === undefined) return [];
	const fits = field === "total" ? spoken : fields.tax === undefined ? undefined : fen(spoken - fields.tax);
	const differs = field === "total" ? spoken !== ours : fields.total !== undefined && spoken !== fields.total;
	return fits !== undefined && differs && fits !== ours ? [wrong("words_differ", 89, field, ours, fits)] : [];
});

/** 金额 + 税额 = 价税合计. */
const sums = explainer(({ invoice: { fields } }, field, ours) => {
	const { amount, tax, total } = fields;
	if (amount === undefined || tax === undefined || total === undefined) return [];
	if (field === "total" && amount + tax !== ours) return [wrong("sum_differs", 80, field, ours, fen(amount + tax))];
	if (field === "amount" && total - tax !== ours && ours !== total)
		return [wrong("sum_differs", 80, field, ours, fen(total - tax))];
	return [];
});

/** Tax inside where it should not be, or missing where it should be in. */
const side = explainer(({ invoice: { fields, lines } }, field, ours) => {
	const { amount, tax, total } = fields;
	const rates = new Set(lines.flatMap(({ rate }) => (rate?.endsWith("%") ? rate : [])));
	const rate = rates.size === 1 ? [...rates][0] : undefined;
	if (field === "amount") {
		if (total !== undefined && tax !== undefined && tax !== 0 && ours === total)
			return [wrong("with_tax", 90, field, ours, fen(total - tax))];
		if (total === undefined && tax === undefined && rate && rate !== "0%")
			return [wrong("with_tax", 62, field, ours, withoutTax(ours, rate))];
		return [];
	}
	if (amount === ours && tax !== undefined && tax !== 0)
		return [wrong("without_tax", 90, field, ours, fen(ours + tax))];
	return [];
});

const lineSums = explainer(({ invoice: { lines } }, field, ours) => {
	const amounts = lines.map((line) => line.amount);
	const taxes = lines.map((line) => line.tax ?? (field === "amount" ? fen(0) : undefined));
	if (lines.length === 0 || [...amounts, ...taxes].includes(undefined)) return [];
	const sum = [...amounts, ...(field === "total" ? taxes : [])].reduce<number>((at, value) => at + (value ?? 0), 0);
	return sum === ours || sum === 0 ? [] : [wrong("line_sum_differs", 60, field, ours, fen(sum))];
});

/** Red invoices are asked with their minus (domain §5.4). */
const sign = explainer(({ invoice: { fields, lines } }, field, ours) => {
	const negative =
		lines.length > 0 && lines.every((line) => (line.amount ?? 0) <= 0) && lines.some((line) => line.amount);
	const red = fields.originalNumber !== undefined || fields.redNoticeNumber !== undefined || negative;
	const spoken = /负/.test(fields.totalInWords ?? "");
	if (ours > 0 && (red || spoken)) return [wrong("sign", 91, field, ours, fen(-ours))];
	const positive = lines.length > 0 && lines.every((line) => (line.amount ?? -1) > 0);
	return ours < 0 && positive && !red ? [wrong("sign", 91, field, ours, fen(-ours))] : [];
});

const checkCode: Explainer = {
	situations: ["mismatch", "not_found", "bad_input", "missing_fields"],
	find({ invoice: { fields }, query }) {
		const kind = query?.kind ?? kindFor(fields);
		const have = fields.checkCode?.replace(/\s/g, "").length ?? 0;
		if (!kind || checkFieldOf(kind) !== "checkCode" || have === 0 || have === 6 || have === 20) return [];
		return [{ code: "check_code_length", weight: 83, field: "checkCode", ours: fields.checkCode, facts: { have } }];
	},
};

export const amountExplainers: readonly Explainer[] = [sign, words, side, sums, lineSums, checkCode];

function withoutTax(total: Fen, rate: string): Fen {
	const divisor = new Big(rate.slice(0, -1)).div(100).plus(1);
	return fen(Number(new Big(total).div(divisor).round(0, Big.roundHalfUp).toFixed()));
}
