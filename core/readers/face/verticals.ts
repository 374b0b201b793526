import type { Run } from "./runs.ts";

/** Printed on the page as a vertical word, one glyph below the other. */
const VERTICAL = [
	"购买方信息",
	"销售方信息",
	"购买方",
	"销售方",
	"购货单位",
	"销货单位",
	"备注",
	"密码区",
	"说明",
] as const;

/** More candidates than any invoice has; beyond it the search for vertical words would take too long. */
const MAX_SINGLES = 3_000;

export type Vertical = (typeof VERTICAL)[number];

export interface VerticalLabel {
	readonly text: Vertical;
	readonly x: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Words set one glyph below the other (购买方, 备注, 密码区), found among single glyphs by column. */
export function findVerticals(runs: readonly Run[]): { readonly verticals: VerticalLabel[]; readonly used: Set<Run> } {
	const singles = runs.filter(
		(run) => run.glyphs.length === 1 && /[购买销售方信息货单位备注密码区说明]/.test(run.text),
	);
	const verticals: VerticalLabel[] = [];
	const used = new Set<Run>();
	if (singles.length > MAX_SINGLES) return { verticals, used };
	for (const start of singles) {
		if (used.has(start)) continue;
		for (const word of VERTICAL) {
			const chain = chainOf(singles, start, word, used);
			if (!chain) continue;
			for (const run of chain) used.add(run);
			verticals.push({
				text: word,
				x: Math.min(...chain.map((run) => run.x)),
				right: Math.max(...chain.map((run) => run.right)),
				top: Math.min(...chain.map((run) => run.top)),
				bottom: Math.max(...chain.map((run) => run.bottom)),
			});
			break;
		}
	}
	return { verticals, used };
}

function chainOf(
	singles: readonly Run[],
	start: Run,
	word: string,
	used: ReadonlySet<Run>,
): readonly Run[] | undefined {
	if (start.glyphs[0]?.fold !== word[0]) return undefined;
	const chain = [start];
	for (const char of word.slice(1)) {
		const last = chain.at(-1) as Run;
		const next = singles.find(
			(run) =>
				!used.has(run) &&
				run.glyphs[0]?.fold === char &&
				run.middle - last.middle > last.height * 0.6 &&
				run.middle - last.middle < last.height * 5 &&
				Math.abs((run.x + run.right) / 2 - (last.x + last.right) / 2) < last.height * 0.7,
		);
		if (!next) return undefined;
		chain.push(next);
	}
	return chain;
}
