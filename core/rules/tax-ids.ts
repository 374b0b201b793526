import type { FieldName } from "#core/model/fields.ts";
import { checkTaxId } from "#core/model/tax-id.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "tax_ids";

const sides = [
	{ field: "sellerTaxId", who: "销售方", whoEn: "seller" },
	{ field: "buyerTaxId", who: "购买方", whoEn: "buyer" },
] as const satisfies readonly { field: FieldName; who: string; whoEn: string }[];

export const taxIds: Check = {
	id,
	name: { zh: "税号的校验位", en: "Check digits of tax ids" },
	basis: "GB 32100-2015, GB 11714, GB 11643; domain §4",
	sentences: {
		check_digit: {
			zh: "{who}税号 {taxId} 的校验位不对，这不是一个有效的统一社会信用代码。可能读错一位，也可能是编造的。请对照原件，或在企业信用公示系统核实。",
			en: "The check character of the {whoEn}'s tax id {taxId} does not hold: it is no valid unified social credit code. One character was misread or it was made up. Compare with the original or look the company up in the public register.",
		},
		older_check_digit: {
			zh: "{who}税号 {taxId} 按旧式税号或身份证号计算，校验位不对。旧式税号有例外，这只是提示。请对照原件。",
			en: "The {whoEn}'s tax id {taxId} fails its check as an old-style id or a person's id. Old ids have exceptions, so this is a hint only. Compare with the original.",
		},
		malformed: {
			zh: "{who}税号 {taxId} 的位数或字符不像任何一种税号。可能读错或漏读。请对照原件。",
			en: "The {whoEn}'s tax id {taxId} has a length or characters no tax id has. It may have been misread or cut. Compare with the original.",
		},
	},
	run(invoice) {
		const checked = sides.flatMap((side) => {
			const text = invoice.fields[side.field];
			return text ? [{ ...side, result: checkTaxId(text) }] : [];
		});
		if (checked.length === 0) return notRun(id, "sellerTaxId", "buyerTaxId");
		const facts = ({ who, whoEn, result }: (typeof checked)[number], sentence: string) => ({
			sentence,
			who,
			whoEn,
			taxId: result.text,
		});
		const strong = checked.find(({ result }) => result.strong);
		if (strong) return found(id, "look", [strong.field], facts(strong, "check_digit"));
		const malformed = checked.find(({ result }) => result.form === "malformed");
		if (malformed) return found(id, "note", [malformed.field], facts(malformed, "malformed"));
		const weak = checked.find(({ result }) => result.validity === "invalid");
		if (weak) return found(id, "note", [weak.field], facts(weak, "older_check_digit"));
		return checked.some(({ result }) => result.validity === "valid")
			? clear(id)
			: notRun(id, ...checked.map(({ field }) => field));
	},
};
