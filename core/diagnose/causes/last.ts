import type { Explainer } from "#core/diagnose/cause.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { kindFor } from "#core/model/query.ts";

/** Paper may be voided in the month of issue, before it was ever filed. */
const voidEarly: Explainer = {
	situations: ["not_found"],
	find({ invoice: { fields }, query }) {
		const kind = query?.kind ?? kindFor(fields);
		return kind && kindById(kind).voidable ? [{ code: "void_early", weight: 14, facts: {} }] : [];
	},
};

/** What is left when everything else was looked at. */
const nobody: Explainer = {
	situations: ["not_found"],
	find: () => [{ code: "issued_by_nobody", weight: 5, facts: {} }],
};

const altered: Explainer = {
	situations: ["mismatch"],
	find: () => [{ code: "altered", weight: 5, facts: {} }],
};

export const lastExplainers: readonly Explainer[] = [voidEarly, nobody, altered];
