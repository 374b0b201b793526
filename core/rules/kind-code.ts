import { kindOfCode } from "#core/model/code.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { kindsConflict } from "#core/settle/kinds.ts";
import type { Check } from "./check.ts";
import { absent, kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "kind_code";

export const kindCode: Check = {
	id,
	name: { zh: "票种与代码", en: "Kind and code" },
	basis: "domain §1.3",
	sentences: {
		differs: {
			zh: "票种是{kind}，但发票代码 {code} 属于{codeKind}。专用发票和普通发票的代码不会混用，可能票种选错，也可能票头被改动。请对照原件，以查验结果为准。",
			en: "The kind is {kindEn}, but the code {code} belongs to {codeKindEn}. Codes of special and ordinary invoices are never mixed: the kind was chosen wrongly or the title was altered. Compare with the original and ask the authority.",
		},
	},
	run(invoice) {
		const { kind, code, number } = invoice.fields;
		if (code === undefined && kindOf(invoice)?.code === "none") return clear(id);
		if (kind === undefined || code === undefined) return notRun(id, ...absent(invoice, "kind", "code"));
		const byCode = kindOfCode(code, number);
		if (byCode === undefined) return notRun(id, "code");
		if (!kindsConflict(kind, byCode)) return clear(id);
		const [stated, coded] = [kindById(kind).name, kindById(byCode).name];
		return found(id, "look", ["kind", "code"], {
			sentence: "differs",
			code,
			kind: stated.zh,
			kindEn: stated.en,
			codeKind: coded.zh,
			codeKindEn: coded.en,
		});
	},
};
