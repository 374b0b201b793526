import { foldText } from "#core/base/text.ts";

/** Parts hidden with asterisks (脱敏), as authorities do with ids and names of persons. */
export function isMasked(value: string | number): boolean {
	return typeof value === "string" && foldText(value).includes("*");
}

/** Whether two folded texts can be the same where asterisks hide any characters. */
export function maskedAgree(a: string, b: string): boolean {
	if (a === b) return true;
	if (a.includes("*") && b.includes("*")) return openEndsAgree(a, b);
	return a.includes("*") ? fits(a, b) : b.includes("*") && fits(b, a);
}

/** In one pass and without a pattern, which foreign text full of asterisks could make slow. */
function fits(masked: string, text: string): boolean {
	const parts = masked.split("*");
	const last = parts.pop() ?? "";
	const [first = "", ...middle] = parts;
	if (!text.startsWith(first) || !text.endsWith(last) || first.length + last.length > text.length) return false;
	let at = first.length;
	const end = text.length - last.length;
	for (const part of middle) {
		const found = text.indexOf(part, at);
		if (found < 0 || found + part.length > end) return false;
		at = found + part.length;
	}
	return true;
}

function openEndsAgree(a: string, b: string): boolean {
	const heads = [a.slice(0, a.indexOf("*")), b.slice(0, b.indexOf("*"))] as const;
	const tails = [a.slice(a.lastIndexOf("*") + 1), b.slice(b.lastIndexOf("*") + 1)] as const;
	return (
		(heads[0].startsWith(heads[1]) || heads[1].startsWith(heads[0])) &&
		(tails[0].endsWith(tails[1]) || tails[1].endsWith(tails[0]))
	);
}
