import { formatMoney } from "#core/base/fen.ts";
import { parseRate } from "#core/model/rates.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "exempt_tax";

export const exemptTax: Check = {
	id,
	name: { zh: "免税行的税额", en: "Tax on exempt lines" },
	basis: "domain §5.1, §5.3",
	sentences: {
		taxed: {
			zh: "第 {line} 行的税率是「{rate}」，却有税额 {tax} 元。免税、不征税和零税率的行不该有税额，可能读错或票面有误。请对照原件这一行。",
			en: "Line {line} has the rate {rate} and yet a tax of {tax}. Exempt, untaxed and zero-rated lines carry no tax; it was misread or the face is wrong. Compare this line with the original.",
		},
	},
	run(invoice) {
		if (invoice.lines.length === 0) return notRun(id, "lines");
		if (invoice.lines.every((line) => line.rate === undefined)) return notRun(id, "line_rates");
		const index = invoice.lines.findIndex((line) => {
			const rate = line.rate === undefined ? undefined : parseRate(line.rate);
			const untaxed = rate && (rate.fraction === undefined ? !rate.text.includes("*") : Number(rate.fraction) === 0);
			return untaxed && line.tax !== undefined && line.tax !== 0;
		});
		const line = invoice.lines[index];
		if (line?.tax === undefined) return clear(id);
		return found(id, "look", ["tax"], {
			sentence: "taxed",
			line: index + 1,
			rate: line.rate ?? "",
			tax: formatMoney(line.tax),
		});
	},
};
