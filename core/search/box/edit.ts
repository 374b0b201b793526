import { type BoxField, prefixOf } from "./fields.ts";
import { tokensOf } from "./tokens.ts";

/** What stands behind a prefix in the box, as typed; `undefined` where it does not stand there, or only as `-prefix`. */
export function valueIn(box: string, field: BoxField): string | undefined {
	return tokensOf(box).find((token) => token.field === field && !token.not)?.value;
}

/** The box with this one value behind the prefix, in place of what stood there; without the prefix when there is none. */
export function withValue(box: string, field: BoxField, value: string | undefined): string {
	const kept = tokensOf(box).filter((token) => token.field !== field || token.not);
	const rest = kept.map(({ from, to }) => box.slice(from, to));
	if (value !== undefined) rest.push(prefixOf(field) + quoted(value));
	return rest.join(" ");
}

/** In quotes where the box would read it as more than one word. */
export function quoted(value: string): string {
	return /[\s,，、|"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value;
}
