import { type Day, formatDay } from "#core/base/day.ts";
import { formatMoney } from "#core/base/fen.ts";
import { type FieldName, isMoneyField } from "#core/model/fields.ts";
import type { Contradiction } from "#core/model/invoice.ts";
import { isKindId, kindById } from "#core/model/kinds/index.ts";
import { weighContradiction } from "#core/settle/weight.ts";
import type { Check } from "./check.ts";
import { fieldLabels, sourceLabel } from "./support/labels.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "sources_agree";

export const sourcesAgree: Check = {
	id,
	name: { zh: "各来源是否一致", en: "Sources agree" },
	basis: "domain §0.5, §2.3",
	sentences: {
		authority: {
			zh: "{field}与税务机关的答复不符：{sourceA}是「{valueA}」，{sourceB}是「{valueB}」（共 {count} 项不符）。这张票存在，但手里这份内容不同，可能被改动。不要据此报销，请向开票方核实。",
			en: "The {fieldEn} differs from the authority's answer: {valueA} in {sourceAEn}, {valueB} in {sourceBEn} ({count} such fields). The invoice exists, but this file says something else and may be altered. Do not claim on it; ask the issuer.",
		},
		sample: {
			zh: "{field}与演示接口的答复不符：{sourceA}是「{valueA}」，{sourceB}是「{valueB}」（共 {count} 项不符）。这是演示，不是税务机关的答复。真实的票遇到这种情况，不要据此报销，请向开票方核实。",
			en: "The {fieldEn} differs from the sample authority's answer: {valueA} in {sourceAEn}, {valueB} in {sourceBEn} ({count} such fields). This is a sample and no answer of the tax authority. With a real invoice, do not claim on it and ask the issuer.",
		},
		file: {
			zh: "{field}前后不符：{sourceA}是「{valueA}」，{sourceB}是「{valueB}」（共 {count} 项不符）。同一份文件的各个来源由开票系统一次生成，不会不同，可能被改动。请以查验结果为准，不要据此报销。",
			en: "The {fieldEn} does not agree with itself: {valueA} in {sourceAEn}, {valueB} in {sourceBEn} ({count} such fields). All parts of a file come from the issuing system at once and never differ, so it may be altered. Ask the authority and do not claim on it yet.",
		},
		reading: {
			zh: "{field}对不上：{sourceA}是「{valueA}」，{sourceB}是「{valueB}」（共 {count} 项不符）。图片识别、网页和手工填写都可能出错。请对照原件，改正后再看。",
			en: "The {fieldEn} does not agree: {valueA} in {sourceAEn}, {valueB} in {sourceBEn} ({count} such fields). Pictures, web pages and typing can be wrong. Compare with the original, correct it, then look again.",
		},
	},
	run(invoice) {
		const { contradictions } = invoice;
		const worst =
			contradictions.find((one) => weighContradiction(one) === "authority") ??
			contradictions.find((one) => weighContradiction(one) === "file") ??
			contradictions[0];
		const [a, b] = worst?.values ?? [];
		if (!worst || !a || !b) {
			const sources = new Set(invoice.evidence.map((one) => one.source));
			return sources.size < 2 ? notRun(id, "second_source") : clear(id);
		}
		const who = weighContradiction(worst);
		const sample = invoice.sampleAuthority ?? false;
		const [sourceA, sourceB] = [sourceLabel(a.source, { sample }), sourceLabel(b.source, { sample })];
		return found(
			id,
			who === "reading" ? "look" : "stop",
			contradictions.map((one) => one.field),
			{
				sentence: who === "authority" && sample ? "sample" : who,
				count: contradictions.length,
				field: fieldLabels[worst.field]?.zh ?? worst.field,
				fieldEn: fieldLabels[worst.field]?.en ?? worst.field,
				valueA: show(worst.field, a),
				valueB: show(worst.field, b),
				sourceA: sourceA.zh,
				sourceAEn: sourceA.en,
				sourceB: sourceB.zh,
				sourceBEn: sourceB.en,
			},
		);
	},
};

function show(field: FieldName, { value }: Contradiction["values"][number]): string {
	if (typeof value === "number") return isMoneyField(field) ? formatMoney(value) : String(value);
	if (field === "issuedOn") return formatDay(value as Day); // this field's values are days
	return field === "kind" && isKindId(value) ? kindById(value).name.zh : value;
}
