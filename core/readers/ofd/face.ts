import type { FaceItem, FacePage } from "#core/readers/face/types.ts";
import type { OfdPageParts } from "./document.ts";
import { isOnPage } from "./place.ts";

/** The upright text of a page, as the face engine takes it. Side notes (下载次数) are turned and stay out. */
export function toFacePage({ area, layers }: OfdPageParts, index: number): FacePage {
	const items: FaceItem[] = [];
	for (const layer of layers) {
		for (const { runs } of layer.texts) {
			for (const run of runs) {
				if (run.angle !== 0 || run.text.trim() === "" || !isOnPage(run, area)) continue;
				const { text, width, height } = run;
				items.push({ text, x: run.x - area.x, y: run.y - area.y, width, height });
			}
		}
	}
	return { index, width: area.width, height: area.height, items };
}
