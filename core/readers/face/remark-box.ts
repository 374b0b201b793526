import type { Label, VerticalLabel } from "./labels.ts";

/** The place of a remark: right of 备注, below the totals. */
export interface RemarkBox {
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
}

/** Where remarks stand. Whatever label a remark imitates, it is text: sellers write order numbers, dates and sums there. */
export function remarkBoxes(verticals: readonly VerticalLabel[], labels: readonly Label[]): RemarkBox[] {
	return verticals
		.filter((vertical) => vertical.text === "备注")
		.flatMap((vertical) => {
			const top = remarkTop(labels, vertical);
			// the word stands in the middle of its box
			return top === undefined ? [] : [{ left: vertical.right, top, bottom: vertical.top + vertical.bottom - top }];
		});
}

export function isInBox({ x, middle }: Label, { left, top, bottom }: RemarkBox): boolean {
	return x >= left && middle > top && middle < bottom;
}

/** Below the line of totals (价税合计) that is the highest above 备注; lower ones are imitated by the remark. */
export function remarkTop(labels: readonly Label[], vertical: VerticalLabel): number | undefined {
	const size = vertical.right - vertical.x;
	const totals = labels
		.filter(({ id, kind }) => kind === "field" && (id === "totalInFigures" || id === "totalInWords"))
		.filter(({ middle }) => middle < vertical.top && middle > vertical.top - size * 8)
		.toSorted((a, b) => a.middle - b.middle);
	const [first] = totals;
	if (!first) return undefined;
	const line = totals.filter(({ middle }) => middle - first.middle < first.height * 0.8);
	return Math.max(...line.map(({ middle, height }) => middle + height * 0.7));
}
