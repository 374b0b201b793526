import { formatMoney } from "#core/base/fen.ts";
import { parseWords } from "#core/model/words.ts";
import type { Check } from "./check.ts";
import { absent, unlessMisread } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "total_words";

export const totalWords: Check = {
	id,
	name: { zh: "大写与小写", en: "Words and digits" },
	basis: "domain §5.1, §5.2",
	sentences: {
		differs: {
			zh: "价税合计的大写是「{words}」（{wordsValue} 元），小写是 {total} 元。两者必定相符，不符通常是只改了其中一处。请对照原件，以查验结果为准，不要据此报销。",
			en: "The total in words, {words}, means {wordsValue}, but the digits say {total}. The two always agree; a gap usually means only one of them was altered. Compare with the original, ask the authority, and do not claim on it yet.",
		},
	},
	run(invoice) {
		const { total, totalInWords } = invoice.fields;
		if (total === undefined || totalInWords === undefined)
			return notRun(id, ...absent(invoice, "total", "totalInWords"));
		const value = parseWords(totalInWords);
		if (value === undefined) return notRun(id, "totalInWords");
		if (value === total) return clear(id);
		const fields = ["total", "totalInWords"] as const;
		return found(id, unlessMisread(invoice, fields, "stop"), fields, {
			sentence: "differs",
			words: totalInWords,
			wordsValue: formatMoney(value),
			total: formatMoney(total),
		});
	},
};
