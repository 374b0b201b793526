import { type Explainer, suggest } from "#core/diagnose/cause.ts";
import { kindOfCode } from "#core/model/code.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { kindFor } from "#core/model/query.ts";

/** The digital system began to print paper invoices in the course of its nation-wide use (公告2024年第11号). */
const FIRST_DIGITAL_PAPER = "20230101";

/** The code belongs to a kind that is asked with another value: 校验码 against 不含税金额. */
const byCode: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "unsupported", "unsupported_kind", "missing_fields"],
	find({ invoice: { fields }, query }) {
		const ours = query?.kind ?? kindFor(fields);
		const code = query?.code || fields.code;
		const fits = code ? kindOfCode(code, query?.number ?? fields.number) : undefined;
		if (!ours || !fits || fits === ours) return [];
		const [stated, coded] = [kindById(ours), kindById(fits)];
		// 数电纸质发票 have the codes of older paper.
		const paper = stated.digital && stated.medium === "paper";
		if (paper || stated.refines === fits || coded.checkValue === stated.checkValue || coded.checkValue === "none")
			return [];
		return [{ code: "kind_by_code", weight: 88, field: "kind", ours, facts: { fits }, ...suggest("kind", fits) }];
	},
};

/** The paper forms of the digital system look like older ones but for the 20-digit number, and are asked otherwise. */
const digitalPaper: Explainer = {
	situations: ["not_found", "mismatch", "missing_fields"],
	find({ invoice: { fields }, query, situation }) {
		const id = query?.kind ?? kindFor(fields);
		const kind = id && kindById(id);
		const issuedOn = query?.issuedOn ?? fields.issuedOn;
		if (!kind || kind.digital || kind.medium !== "paper" || fields.digitalNumber || !issuedOn) return [];
		if (issuedOn < FIRST_DIGITAL_PAPER || kind.checkValue !== "checkCode6") return [];
		return [{ code: "digital_paper", weight: situation === "not_found" ? 22 : 52, field: "digitalNumber", facts: {} }];
	},
};

/** Kinds this interface does not take, or that many suppliers leave out, and where they can be asked instead. */
const elsewhere: Explainer = {
	situations: ["unsupported", "unsupported_kind", "not_found"],
	find({ invoice: { fields }, query, situation }) {
		const kind = query?.kind ?? kindFor(fields);
		if (!kind || !kindById(kind).elsewhere) return [];
		return [{ code: "elsewhere", weight: situation === "not_found" ? 50 : 97, facts: { kind } }];
	},
};

export const kindExplainers: readonly Explainer[] = [byCode, digitalPaper, elsewhere];
