import { type Day, daysBetween } from "#core/base/day.ts";
import { type Explainer, suggest } from "#core/diagnose/cause.ts";
import { swapDayAndMonth } from "#core/diagnose/values.ts";
import { isReadingSource } from "#core/settle/weight.ts";

/** Invoices reach the authority on the day after issue at the latest as a rule (domain §3.5); some suppliers lag more. */
const USUAL_DAYS = 1;
const LATE_DAYS = 5;

/** The authority answers about the last five years (domain §3.5). */
const YEARS = 5;

const young: Explainer = {
	situations: ["not_found", "mismatch", "too_new"],
	find({ invoice: { fields }, query, today, situation }) {
		const issuedOn = query?.issuedOn ?? fields.issuedOn;
		const days = issuedOn && daysBetween(issuedOn, today);
		if (days === undefined || days < 0 || days > LATE_DAYS) return [];
		if (days > USUAL_DAYS)
			return situation === "not_found" ? [{ code: "filed_late", weight: 46, facts: { days } }] : [];
		const weight = situation === "mismatch" ? 48 : days === 0 ? 96 : 90;
		return [{ code: "not_filed", weight, field: "issuedOn", facts: { days } }];
	},
};

const old: Explainer = {
	situations: ["not_found", "mismatch", "too_old"],
	find({ invoice: { fields }, query, today }) {
		const issuedOn = query?.issuedOn ?? fields.issuedOn;
		if (issuedOn === undefined || issuedOn >= yearsBefore(today)) return [];
		return [{ code: "older_than_five_years", weight: 91, field: "issuedOn", ours: issuedOn, facts: {} }];
	},
};

const future: Explainer = {
	situations: ["not_found", "mismatch", "future_date", "bad_input"],
	find({ invoice: { fields }, query, today }) {
		const issuedOn = query?.issuedOn ?? fields.issuedOn;
		if (issuedOn === undefined || issuedOn <= today) return [];
		return [{ code: "after_today", weight: 93, field: "issuedOn", ours: issuedOn, facts: {} }];
	},
};

/** 03/09 and 09/03: only where a person or a picture says the day; programs print it year first. */
const swapped: Explainer = {
	situations: ["not_found", "mismatch", "future_date", "bad_input", "too_new"],
	find({ invoice: { fields, sources }, query, today }) {
		const ours = query?.issuedOn ?? fields.issuedOn;
		const fits = ours && swapDayAndMonth(ours);
		if (!ours || !fits || fits > today || !sources.issuedOn || !isReadingSource(sources.issuedOn)) return [];
		const weight = ours > today ? 94 : 56;
		return [{ code: "day_month", weight, field: "issuedOn", ours, facts: { fits }, ...suggest("issuedOn", fits) }];
	},
};

export const timeExplainers: readonly Explainer[] = [young, old, future, swapped];

function yearsBefore(today: Day): string {
	return `${Number(today.slice(0, 4)) - YEARS}${today.slice(4)}`;
}
