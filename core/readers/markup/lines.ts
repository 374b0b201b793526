import { parseDecimal } from "#core/base/decimal.ts";
import { parseFen } from "#core/base/fen.ts";
import { tidyText } from "#core/base/text.ts";
import type { Line } from "#core/model/line.ts";

/** The columns of one line as the file writes them. */
export type LineTexts = { readonly [K in keyof Line]?: string | undefined };

/** Makes a line from its texts; `undefined` when there is nothing in it. */
export function makeLine(texts: LineTexts): Line | undefined {
	const name = tidy(texts.name);
	const amount = texts.amount === undefined ? undefined : parseFen(texts.amount);
	if (name === undefined && amount === undefined) return undefined;
	return withoutAbsent({
		name: name ?? "",
		spec: tidy(texts.spec),
		unit: tidy(texts.unit),
		quantity: texts.quantity === undefined ? undefined : parseDecimal(texts.quantity),
		price: texts.price === undefined ? undefined : parseDecimal(texts.price),
		rate: texts.rate === undefined ? undefined : formatRate(texts.rate),
		amount,
		tax: texts.tax === undefined ? undefined : parseFen(texts.tax),
	});
}

/**
 * A tax rate as the face prints it: `0.13`, `13` and `13.00%` are all `13%`; words stay (免税, 不征税, `***`).
 * A bare number above 0.2 can only be a percentage: no rate has ever been 20 % or more (domain §5.3).
 */
export function formatRate(text: string): string | undefined {
	const plain = text.normalize("NFKC").replace(/\s/g, "");
	if (plain === "") return undefined;
	const match = /^(\d{1,3}(?:\.\d{1,8})?)(%?)$/.exec(plain);
	if (!match) return plain;
	const number = Number(match[1]);
	const percent = match[2] === "%" || number > 0.2 ? number : number * 100;
	return `${Number(percent.toFixed(4))}%`;
}

function tidy(text: string | undefined): string | undefined {
	return text === undefined ? undefined : tidyText(text) || undefined;
}

function withoutAbsent(line: { readonly name: string } & { readonly [K in keyof Line]: Line[K] | undefined }): Line {
	const present = Object.entries(line).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as unknown as Line; // `name` is required above, the rest may be absent
}
