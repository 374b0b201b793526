import type { Label } from "./labels.ts";
import type { VerticalLabel } from "./verticals.ts";

/** The place of a remark: right of 备注, below the totals. */
export interface RemarkBox {
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
	/** Below this line the text may begin under the word itself. */
	readonly under?: { readonly middle: number; readonly left: number };
}

const FOOT: readonly string[] = ["payee", "reviewer", "drawer", "seal"];

/** Where remarks stand. Whatever label a remark imitates, it is text: sellers write order numbers, dates and sums there. */
export function remarkBoxes(verticals: readonly VerticalLabel[], labels: readonly Label[]): RemarkBox[] {
	const words = verticals.filter((vertical) => vertical.text === "备注");
	if (words.length === 0) return labels.flatMap((label) => boxBeside(label, labels) ?? []).slice(0, 1);
	return words.flatMap((vertical) => {
		const top = remarkTop(labels, vertical);
		// the word stands in the middle of its box
		return top === undefined ? [] : [{ left: vertical.right, top, bottom: vertical.top + vertical.bottom - top }];
	});
}

export function isInBox(
	{ x, middle }: { readonly x: number; readonly middle: number },
	{ left, top, bottom, under }: RemarkBox,
): boolean {
	if (middle <= top || middle >= bottom) return false;
	return x >= left || (under !== undefined && middle > under.middle && x >= under.left);
}

/**
 * The box of a 备注 printed on one line below the totals. It ends at the lowest line of the foot (开票人), since the
 * remark may imitate one; text stands above the word's line only where nothing but the totals does.
 */
function boxBeside(label: Label, labels: readonly Label[]): RemarkBox | undefined {
	if (label.kind !== "field" || label.id !== "remark") return undefined;
	const { height, middle, right, x } = label;
	const above = labels.filter((other) => other.kind === "field" && other.middle < middle - height * 0.7);
	const totals = above.filter(isTotal).toSorted((a, b) => a.middle - b.middle);
	const [total] = totals;
	if (!total) return undefined;
	const end = Math.max(...totals.filter((other) => sameLine(other, total)).map((other) => other.middle));
	const between = above.some((other) => other.middle > end + height * 0.7 && other.x < right);
	const near = !between && middle - end < height * 8;
	return {
		left: right,
		top: near ? end + height * 0.7 : middle - height * 0.7,
		bottom: footBelow(label, labels) ?? middle + height * 0.7,
		under: { middle: middle + height * 0.7, left: x - height },
	};
}

/** Where the foot below a 备注 on one line begins; none where the word stands in the foot itself. */
function footBelow(label: Label, labels: readonly Label[]): number | undefined {
	const foot = labels.filter(({ id, kind }) => kind === "field" && FOOT.includes(id));
	if (foot.some((other) => sameLine(other, label) && other.x < label.x)) return undefined;
	const below = foot.filter((other) => other.middle > label.middle + label.height * 0.7);
	const lines = below.map((other) => other.middle - other.height * 0.6);
	if (lines.length === 0) return undefined;
	const last = Math.max(...lines);
	// a second form below the first has a remark or a table of its own
	const another = labels.some(
		(other) =>
			other.middle > Math.min(...lines) &&
			other.middle < last &&
			((other.id === "remark" && Math.abs(other.x - label.x) < label.height) || isInHeadLine(other, labels)),
	);
	return another ? Math.min(...lines) : last;
}

function isInHeadLine(label: Label, labels: readonly Label[]): boolean {
	return label.kind === "head" && labels.filter((other) => other.kind === "head" && sameLine(other, label)).length >= 3;
}

function isTotal({ id, kind }: Label): boolean {
	return kind === "field" && (id === "totalInFigures" || id === "totalInWords");
}

function sameLine(a: Label, b: Label): boolean {
	return Math.abs(a.middle - b.middle) < b.height * 0.8;
}

/** Below the line of totals (价税合计) that is the highest above 备注; lower ones are imitated by the remark. */
export function remarkTop(labels: readonly Label[], vertical: VerticalLabel): number | undefined {
	const size = vertical.right - vertical.x;
	const totals = labels
		.filter(isTotal)
		.filter(({ middle }) => middle < vertical.top && middle > vertical.top - size * 8)
		.toSorted((a, b) => a.middle - b.middle);
	const [first] = totals;
	if (!first) return undefined;
	const line = totals.filter((label) => sameLine(label, first));
	return Math.max(...line.map(({ middle, height }) => middle + height * 0.7));
}
