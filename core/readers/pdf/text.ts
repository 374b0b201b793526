import type { Place } from "#core/model/evidence.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import type { FaceItem, FacePage } from "#core/readers/face/types.ts";
import { mustStop, type ReadContext } from "#core/readers/reader.ts";
import type { PdfPage } from "./pdfjs.ts";

/** Quarter turns, clockwise, by which a page as shown has its text turned. */
export type Turn = 0 | 1 | 2 | 3;

/** The text of a page turned upright, and how far it was turned for that. */
export interface PageText {
	readonly page: FacePage;
	readonly turn: Turn;
}

interface Placed extends FaceItem {
	readonly font: string;
	/** Direction of the text on the page as shown, clockwise from upright, in radians. */
	readonly angle: number;
	readonly baseX: number;
	readonly baseY: number;
}

/** Text more askew than this is no part of the form: the ring of a seal, a watermark. */
const ASKEW = Math.PI / 60;
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu;
/** Signs that real text has few of. */
const SIGN = /[!"#$&';<=>?@[\\\]^_`{|}~]/g;

/** Reads the text of a page with its places. Stops at the budget of items. */
export async function readPageText(
	page: PdfPage,
	index: number,
	context: ReadContext,
): Promise<PageText | ReadProblem> {
	const reader = page.streamTextContent({ disableNormalization: true, includeMarkedContent: false }).getReader();
	try {
		return await readItems(page, index, reader, context);
	} finally {
		// A stream left half read would make closing the document wait for it without end.
		reader.cancel(new Error("enough")).catch(() => undefined); // it may have failed already
	}
}

async function readItems(
	page: PdfPage,
	index: number,
	reader: ReadableStreamDefaultReader,
	context: ReadContext,
): Promise<PageText | ReadProblem> {
	const viewport = page.getViewport({ scale: 1 });
	const [a, b, c, d, e, f] = viewport.transform as [number, number, number, number, number, number];
	const scale = Math.hypot(a, b);
	const placed: Placed[] = [];
	let count = 0;
	let length = 0;
	for (;;) {
		const { value, done } = await reader.read();
		const stop = mustStop(context);
		if (stop) return stop;
		if (done) break;
		const items = (value as { items: readonly TextItem[] }).items;
		const { textItems, textLength } = context.budget;
		count += items.length;
		if (count > textItems) return { code: "over_budget", budget: "textItems", limit: textItems };
		length = items.reduce((sum, item) => sum + (item.str?.length ?? 0), length);
		if (length > textLength) return { code: "over_budget", budget: "textLength", limit: textLength };
		for (const item of items) {
			if (item.str === undefined || item.str.trim() === "") continue;
			const [ta, tb, , , x, y] = item.transform;
			const angle = Math.atan2(b * ta + d * tb, a * ta + c * tb);
			placed.push({
				text: item.str,
				font: item.fontName,
				x: 0,
				y: 0,
				width: item.width * scale,
				height: item.height * scale,
				angle,
				baseX: a * x + c * y + e,
				baseY: b * x + d * y + f,
			});
		}
	}
	const legible = withoutBlindFonts(placed);
	const turn = mostCommonTurn(legible);
	const { width, height } = viewport;
	const turned = turn % 2 === 1;
	return {
		turn,
		page: {
			index,
			width: turned ? height : width,
			height: turned ? width : height,
			items: legible.flatMap((item) => upright(item, turn, width, height)),
		},
	};
}

/** A place on the upright page as a place on the page as it is shown. */
export function turnBack(place: Place, turn: Turn): Place {
	const { page, x, y, width, height } = place;
	if (turn === 1) return { page, x: 1 - y - height, y: x, width: height, height: width };
	if (turn === 2) return { page, x: 1 - x - width, y: 1 - y - height, width, height };
	if (turn === 3) return { page, x: y, y: 1 - x - width, width: height, height: width };
	return place;
}

/**
 * A font without a map to Unicode gives numbers of its glyphs instead of characters: control codes, or letters and
 * signs that were never printed, each as wide as a Chinese character. All its text is left out.
 */
function withoutBlindFonts(items: readonly Placed[]): Placed[] {
	const fonts = new Map<string, FontUse>();
	for (const { font, text, width, height } of items) {
		const use = fonts.get(font) ?? { all: 0, unprintable: 0, signs: 0, wide: 0, han: false };
		const length = [...text].length;
		use.all += length;
		use.unprintable += countOf(text, UNPRINTABLE);
		use.signs += countOf(text, SIGN);
		if (Math.abs(width / length - height) < height * 0.1) use.wide += length;
		use.han ||= /\p{Script=Han}/u.test(text);
		fonts.set(font, use);
	}
	return items.filter(({ font }) => !isBlind(fonts.get(font)));
}

function isBlind(use: FontUse | undefined): boolean {
	if (!use) return false;
	if (use.unprintable > use.all * 0.12) return true;
	return !use.han && use.all >= 12 && use.signs > use.all * 0.15 && use.wide > use.all * 0.6;
}

function countOf(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

function mostCommonTurn(items: readonly Placed[]): Turn {
	const counts: [number, number, number, number] = [0, 0, 0, 0];
	for (const item of items) {
		const turn = turnOf(item.angle);
		if (turn !== undefined) counts[turn] += item.text.length;
	}
	return counts.indexOf(Math.max(...counts)) as Turn; // an index of four counts
}

function turnOf(angle: number): Turn | undefined {
	const quarters = angle / (Math.PI / 2);
	const nearest = Math.round(quarters);
	if (Math.abs(angle - (nearest * Math.PI) / 2) > ASKEW) return undefined;
	return (((nearest % 4) + 4) % 4) as Turn; // one of four
}

function upright(item: Placed, turn: Turn, width: number, height: number): FaceItem[] {
	if (turnOf(item.angle) !== turn) return [];
	const { baseX, baseY } = item;
	const [x, base] =
		turn === 0
			? [baseX, baseY]
			: turn === 1
				? [baseY, width - baseX]
				: turn === 2
					? [width - baseX, height - baseY]
					: [height - baseY, baseX];
	return [{ text: item.text, x, y: base - item.height, width: item.width, height: item.height }];
}

interface FontUse {
	all: number;
	unprintable: number;
	signs: number;
	wide: number;
	han: boolean;
}

interface TextItem {
	/** Absent on marks of structure. */
	readonly str?: string;
	readonly width: number;
	readonly height: number;
	readonly transform: readonly [number, number, number, number, number, number];
	readonly fontName: string;
}
