import { parseCode } from "#core/model/code.ts";
import type { Check } from "./check.ts";
import { kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "code_structure";

export const codeStructure: Check = {
	id,
	name: { zh: "发票代码的构成", en: "Structure of the code" },
	basis: "domain §1.1, §1.2, §1.4",
	sentences: {
		form: {
			zh: "发票代码 {code} 不是 10 位或 12 位数字。可能读错了。请对照原件改正后再查验。",
			en: "The invoice code {code} does not have 10 or 12 digits. It may have been misread: correct it from the original before asking the authority.",
		},
		region: {
			zh: "发票代码 {code} 里的地区码 {region} 不属于任何税务局。可能读错，也可能是编造的代码。请对照原件，以查验结果为准。",
			en: "The region {region} in the code {code} belongs to no tax bureau. It was misread or made up. Compare with the original and ask the authority.",
		},
		year: {
			zh: "发票代码 {code} 表示 {codeYear} 年印制，晚于开票日期所在的 {issueYear} 年。发票不能在印制之前开出，可能代码或日期读错，或有人改动。请对照原件。",
			en: "The code {code} says the form was made in {codeYear}, after the year of issue {issueYear}. No form is used before it exists: code or date was misread or altered. Compare with the original.",
		},
		not_expected: {
			zh: "数电票没有发票代码，这里却有代码 {code}。可能票种选错，也可能票面有误。请对照原件的票头。",
			en: "Digital invoices have no code, but here is {code}. The kind may be wrong, or the face. Look at the title of the original.",
		},
	},
	run(invoice) {
		const { code, issuedOn, number } = invoice.fields;
		const kind = kindOf(invoice);
		if (code === undefined) return kind?.code === "none" ? clear(id) : notRun(id, "code");
		if (kind?.code === "none") return found(id, "look", ["code", "kind"], { sentence: "not_expected", code });
		if (kind?.checkValue === "none" && kind.code.pattern.test(code)) return clear(id);
		const parts = parseCode(code);
		if (!parts) {
			const fiscal = /^\d{8}$/.test(code) && /^\d{10}$/.test(number ?? "");
			return fiscal ? clear(id) : found(id, "look", ["code"], { sentence: "form", code });
		}
		if (!parts.region) {
			const region = code.length === 12 ? code.slice(1, 5) : code.slice(0, 4);
			return found(id, "look", ["code"], { sentence: "region", code, region });
		}
		const issueYear = issuedOn === undefined ? undefined : Number(issuedOn.slice(0, 4));
		if (issueYear !== undefined && parts.year > issueYear)
			return found(id, "look", ["code", "issuedOn"], { sentence: "year", code, codeYear: parts.year, issueYear });
		return clear(id);
	},
};
