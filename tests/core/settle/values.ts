import { type Day, parseDay } from "#core/base/day.ts";
import { type Decimal, parseDecimal } from "#core/base/decimal.ts";
import { type Fen, parseFen } from "#core/base/fen.ts";

/** A value written in a test; a slip of the keyboard there is an error, not `undefined`. */
export function day(text: string): Day {
	return must(parseDay(text), text);
}

export function yuan(text: string): Fen {
	return must(parseFen(text), text);
}

export function decimal(text: string): Decimal {
	return must(parseDecimal(text), text);
}

function must<T>(value: T | undefined, text: string): T {
	if (value === undefined) throw new Error(`not a value: ${text}`);
	return value;
}
