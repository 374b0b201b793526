import type { Place } from "#core/model/evidence.ts";
import { around } from "./boxes.ts";
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
	const { x, y, width, height } = around(inside);
	return {
		page,
		x: (x - area.x) / area.width,
		y: (y - area.y) / area.height,
		width: width / area.width,
		height: height / area.height,
	};
}
