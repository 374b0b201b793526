import { makeDay } from "#core/base/day.ts";
import { type Case, type Cause, type Explainer, suggest } from "#core/diagnose/cause.ts";
import { mannerOfTexts } from "#core/diagnose/values.ts";
import { parseCode, parseNumber } from "#core/model/code.ts";
import { sources } from "#core/model/evidence.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { kindFor } from "#core/model/query.ts";
import { regionOfCode, regionOfNumber } from "#core/model/regions.ts";
import { checkTaxId, suggestTaxId } from "#core/model/tax-id.ts";

/** The 20-digit number a case is about, and the field it stands in. */
function longNumber({ invoice: { fields }, query }: Case) {
	const asked = query?.number ?? fields.number;
	if (asked && /^\d{20}$/.test(asked)) return { field: "number", number: asked } as const;
	const { digitalNumber } = fields;
	return digitalNumber && /^\d{20}$/.test(digitalNumber)
		? ({ field: "digitalNumber", number: digitalNumber } as const)
		: undefined;
}

/** A digital number begins with the year it was given in, which is the year of issue (domain §1.5). */
const numberYear: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "future_date", "too_old"],
	find(known) {
		const long = longNumber(known);
		const issuedOn = known.query?.issuedOn ?? known.invoice.fields.issuedOn;
		const parts = long && parseNumber(long.number);
		if (!long || !parts || !issuedOn || parts.year === Number(issuedOn.slice(0, 4))) return [];
		const { field, number: ours } = long;
		const facts = { year: parts.year, issueYear: Number(issuedOn.slice(0, 4)) };
		const day = makeDay(parts.year, Number(issuedOn.slice(4, 6)), Number(issuedOn.slice(6)));
		if (day && day <= known.today && !isFirmer(known, "issuedOn", field))
			return [
				{
					code: "number_year",
					weight: 87,
					field: "issuedOn",
					ours: issuedOn,
					facts: { ...facts, fits: day },
					...suggest("issuedOn", day),
				},
			];
		const fits = issuedOn.slice(2, 4) + ours.slice(2);
		return [{ code: "number_year", weight: 87, field, ours, facts: { ...facts, fits }, ...suggest(field, fits) }];
	},
};

const numberRegion: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "unsupported"],
	find(known) {
		const long = longNumber(known);
		if (!long) return [];
		const { field, number: ours } = long;
		const region = ours.slice(2, 4);
		if (regionOfNumber(region)) return [];
		const province = provinceOfSeller(known);
		const fits = province && isOneSlip(province, region) ? ours.slice(0, 2) + province + ours.slice(4) : undefined;
		return [
			{
				code: "number_region",
				weight: 85,
				field,
				ours,
				facts: { region, ...(fits && { fits }) },
				...suggest(field, fits),
			},
		];
	},
};

/** 7 digits, 19 or 18: something was lost or added. */
const numberLength: Explainer = {
	situations: ["not_found", "bad_input", "missing_fields", "unsupported"],
	find({ invoice: { fields } }) {
		const ours = fields.number?.replace(/\s/g, "") ?? "";
		const kind = kindFor(fields);
		const wanted = [8, 10, 20].filter((length) => !kind || kindById(kind).number.pattern.test("1".repeat(length)));
		if (ours === "" || wanted.includes(ours.length)) return [];
		const want = wanted.toSorted((a, b) => Math.abs(a - ours.length) - Math.abs(b - ours.length))[0] ?? 20;
		return [{ code: "number_length", weight: 92, field: "number", ours, facts: { have: ours.length, want } }];
	},
};

const codeLength: Explainer = {
	situations: ["not_found", "bad_input", "missing_fields"],
	find({ invoice: { fields } }) {
		const { code = "" } = fields;
		const kind = kindFor(fields);
		const wanted = kind ? kindById(kind).code : undefined;
		if (code === "" || wanted === "none" || /^(?:\d{8}|\d{10}|\d{12})$/.test(code)) return [];
		return [{ code: "code_length", weight: 91, field: "code", ours: code, facts: { have: code.length } }];
	},
};

const codeStructure: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "unsupported"],
	find(known) {
		const ours = known.query?.code || known.invoice.fields.code;
		const parts = ours ? parseCode(ours) : undefined;
		if (!ours || !parts) return [];
		const at = ours.length === 12 ? 1 : 0;
		if (!parts.region) {
			const region = ours.slice(at, at + 4);
			const province = provinceOfSeller(known);
			const mended = province && ours.slice(0, at) + province + ours.slice(at + 2);
			const fits =
				province && isOneSlip(province, region.slice(0, 2)) && regionOfCode(`${province}${region.slice(2)}`)
					? mended
					: undefined;
			return [
				{
					code: "code_region",
					weight: 86,
					field: "code",
					ours,
					facts: { region, ...(fits && { fits }) },
					...suggest("code", fits),
				},
			];
		}
		const issuedOn = known.query?.issuedOn ?? known.invoice.fields.issuedOn;
		const issueYear = issuedOn ? Number(issuedOn.slice(0, 4)) : undefined;
		if (issueYear !== undefined && parts.year > issueYear)
			return [{ code: "code_year", weight: 84, field: "code", ours, facts: { codeYear: parts.year, issueYear } }];
		return parts.kind ? [] : [{ code: "code_unknown", weight: 58, field: "code", ours, facts: {} }];
	},
};

const withCode: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "unsupported"],
	find({ query }): readonly Cause[] {
		if (!query || query.code === "" || query.number.length !== 20) return [];
		return [{ code: "digital_with_code", weight: 95, field: "code", ours: query.code, facts: {} }];
	},
};

/** A tax id is not asked, but one that fails its check shows that the face was misread. */
const taxId: Explainer = {
	situations: ["not_found", "mismatch", "bad_input"],
	find({ invoice: { fields } }) {
		return (["sellerTaxId", "buyerTaxId"] as const).flatMap((field): readonly Cause[] => {
			const ours = fields[field];
			if (!ours || !checkTaxId(ours).strong) return [];
			const fits = suggestTaxId(ours);
			return [{ code: "tax_id", weight: 40, field, ours, facts: { ...(fits && { fits }) }, ...suggest(field, fits) }];
		});
	},
};

export const numberExplainers: readonly Explainer[] = [
	numberYear,
	numberRegion,
	numberLength,
	codeLength,
	codeStructure,
	withCode,
	taxId,
];

/** Digits 3–4 of a 统一社会信用代码 name the province it was given in (GB 32100-2015). */
function provinceOfSeller({ invoice: { fields } }: Case): string | undefined {
	const { sellerTaxId } = fields;
	if (!sellerTaxId || checkTaxId(sellerTaxId).form !== "uscc") return undefined;
	const province = sellerTaxId.slice(2, 4);
	return regionOfCode(`${province}00`) ? province : undefined;
}

function isOneSlip(a: string, b: string): boolean {
	return ["one_digit", "swapped"].includes(mannerOfTexts(a, b));
}

/** Whether the day stands on firmer ground than the number. */
function isFirmer(
	{ invoice: { sources: chosen } }: Case,
	field: "issuedOn",
	than: "number" | "digitalNumber",
): boolean {
	const [a, b] = [chosen[field], chosen[than]];
	return a !== undefined && b !== undefined && sources.indexOf(a) < sources.indexOf(b);
}
