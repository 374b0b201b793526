import type { Label } from "./labels.ts";
import { type Row, type Word, wordsOf } from "./rows.ts";
import type { Glyph } from "./runs.ts";

/** A label printed on two or three lines of a narrow cell (增值税 over 税额). */
export interface Stack extends Pick<Label, "id" | "kind" | "text"> {
	readonly glyphs: readonly Glyph[];
	/** Row of its first line. */
	readonly row: number;
}

/** What lines of a label are made of; of single characters only those of 合计, others are no cue. */
const PART = /^(?:[\p{Script=Han}/、()]{2,16}:?|[合小总计])$/u;
/** More parts than any form has; beyond it the search would take too long. */
const MAX_PARTS = 1_500;
const MAX_LINES = 3;

interface Part {
	readonly word: Word;
	readonly row: number;
}

/** Words one below the other that are one label together: the upper is none alone, or the lower only adds to it. */
export function findStacks(
	rows: readonly Row[],
	nameOf: (text: string) => Pick<Label, "id" | "kind"> | undefined,
): Stack[] {
	const parts = rows.flatMap((row, index) =>
		wordsOf(row.glyphs)
			.filter((word) => PART.test(word.fold))
			.map((word): Part => ({ word, row: index })),
	);
	if (parts.length > MAX_PARTS) return [];
	const used = new Set<Part>();
	return parts.flatMap((first, index) => {
		if (used.has(first)) return [];
		const chain = [first];
		while (chain.length < MAX_LINES) {
			const last = chain.at(-1) as Part;
			const next = last.word.fold.endsWith(":") ? undefined : partUnder(last.word, parts, index, used);
			if (!next) return [];
			const alone = chain.length === 1 ? nameOf(first.word.fold) : undefined;
			chain.push(next);
			const text = chain.map(({ word }) => word.fold).join("");
			const name = nameOf(text);
			if (alone && !goesOn(alone.id, next.word.fold, name?.id)) return [];
			if (!name) continue;
			for (const part of chain) used.add(part);
			return [
				{ ...name, text: text.replace(/:$/, ""), glyphs: chain.flatMap(({ word }) => word.glyphs), row: first.row },
			];
		}
		return [];
	});
}

/** Whether a label goes on below: with 名称 after the word for a party, or with an alternative or an addition. */
function goesOn(id: Label["id"], lower: string, joined: Label["id"] | undefined): boolean {
	return id === "role" ? joined === "party" && lower === "名称" : joined === id && /^[/(]/.test(lower);
}

function partUnder(upper: Word, parts: readonly Part[], from: number, used: ReadonlySet<Part>): Part | undefined {
	for (let index = from + 1; index < parts.length; index++) {
		const part = parts[index] as Part;
		if (part.word.middle - upper.middle > upper.height * 4) return undefined;
		if (!used.has(part) && isUnder(part.word, upper)) return part;
	}
	return undefined;
}

/** On the next line, with the same middle or the same left edge. */
function isUnder(lower: Word, upper: Word): boolean {
	const height = Math.min(lower.height, upper.height);
	const drop = lower.middle - upper.middle;
	if (drop < height * 0.7 || drop > height * 1.8 || Math.max(lower.height, upper.height) > height * 1.3) return false;
	const off = Math.abs(lower.x + lower.right - upper.x - upper.right) / 2;
	return off < height * 0.8 || Math.abs(lower.x - upper.x) < height * 0.4;
}
