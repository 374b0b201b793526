import type { Place } from "#core/model/evidence.ts";
import type { Box } from "./geometry.ts";

/** Whether the middle of a box lies on the page. */
export function isOnPage(box: Box, area: Box): boolean {
	const x = box.x + box.width / 2;
	const y = box.y + box.height / 2;
	return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
}

/** The place of boxes that belong together, in fractions of the page; `undefined` when none lies on the page. */
export function placeOf(boxes: readonly Box[], area: Box, page: number): Place | undefined {
	const inside = boxes.filter((box) => isOnPage(box, area));
	if (inside.length === 0) return undefined;
	const left = Math.min(...inside.map((box) => box.x));
	const top = Math.min(...inside.map((box) => box.y));
	const right = Math.max(...inside.map((box) => box.x + box.width));
	const bottom = Math.max(...inside.map((box) => box.y + box.height));
	return {
		page,
		x: (left - area.x) / area.width,
		y: (top - area.y) / area.height,
		width: (right - left) / area.width,
		height: (bottom - top) / area.height,
	};
}
