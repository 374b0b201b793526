import { type Amount, amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";
import type { Label } from "./labels.ts";
import type { Word } from "./rows.ts";
import { labelsOf, type Sheet, valueWords, wordsIn } from "./sheet.ts";

/**
 * Vouchers without a table of goods. Rail (铁路电子客票): 票价 is the total. Air (航空行程单): fare, tax and 合计 are heads
 * with their values below. Vehicles (机动车): 不含税价 and 增值税税额 beside their labels.
 */
export function readTickets(sheet: Sheet, found: Found): void {
	const [fare] = labelsOf(sheet, "fare");
	const sum = labelsOf(sheet, "sum").find((label) => fare && Math.abs(label.middle - fare.middle) < fare.height);
	const [tax] = labelsOf(sheet, "vatAmount");
	if (fare && sum) {
		take(sheet, found, "total", amountBelow(sheet, sum));
		if (tax) take(sheet, found, "tax", amountBelow(sheet, tax));
		return;
	}
	if (fare && /铁路|客票/.test(found.get("title") ?? "")) take(sheet, found, "total", amountBeside(sheet, fare));
	const [net] = labelsOf(sheet, "netPrice");
	if (tax) take(sheet, found, "tax", amountBeside(sheet, tax));
	if (net) take(sheet, found, "amount", amountBeside(sheet, net) ?? amountBeside(sheet, figuresBeside(sheet, net)));
}

function take(sheet: Sheet, found: Found, field: "amount" | "tax" | "total", amount: Amount | undefined): void {
	if (amount) found.add(sheet, field, amount.value, amount.words);
}

/** 不含税价 is followed by a 小写 of its own. */
function figuresBeside(sheet: Sheet, label: Label): Label | undefined {
	return labelsOf(sheet, "totalInFigures").find(
		(other) =>
			Math.abs(other.middle - label.middle) < label.height * 0.7 &&
			other.x >= label.right &&
			other.x - label.right < label.height * 6,
	);
}

function amountBeside(sheet: Sheet, label: Label | undefined): Amount | undefined {
	if (!label) return undefined;
	return amountsIn(valueWords(sheet, label, { maxGap: 12 }))[0];
}

/** The amount under a head: within three lines, the one nearest to the head's middle. */
function amountBelow(sheet: Sheet, head: Label): Amount | undefined {
	const words = wordsIn(sheet, {
		left: head.x - head.height * 6,
		right: head.right + head.height * 6,
		top: head.middle + head.height * 0.6,
		bottom: head.middle + head.height * 3.5,
	});
	const centre = (head.x + head.right) / 2;
	const off = (amount: Amount): number => {
		const last = amount.words.at(-1) as Word;
		const first = amount.words[0] as Word;
		return Math.abs((first.x + last.right) / 2 - centre);
	};
	return amountsIn(words).toSorted((a, b) => off(a) - off(b))[0];
}
