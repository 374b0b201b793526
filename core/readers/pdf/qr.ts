import type { Place } from "#core/model/evidence.ts";
import type { QrFound } from "#core/model/reading.ts";
import { type FindQrOptions, findQrs } from "#core/qr/decode.ts";
import { type Box, cropRgba } from "#core/qr/pixels/gray.ts";
import { parseQr } from "#core/qr/text.ts";
import type { Pixels, ReadContext } from "#core/readers/reader.ts";
import type { PdfPage } from "./pdfjs.ts";
import { type Drawn, drawPart, type Part, WHOLE } from "./picture.ts";
import { type Turn, turnBack } from "./text.ts";

interface Look {
	readonly part: Part;
	/** Pixels along the longer side of the page, if all of it were drawn. */
	readonly pageWidth: number;
	readonly effort: "quick" | "full";
	/** What is drawn besides lines and areas; more costs more. */
	readonly draw: keyof PageToSearch;
}

const TOP_LEFT: Part = { x: 0, y: 0, width: 0.36, height: 0.42 };
const TOP: Part = { x: 0, y: 0, width: 1, height: 0.5 };

/** The QR stands top left on nearly every kind; then the whole top, then everything, closer each time. */
const LOOKS: readonly Look[] = [
	{ part: TOP_LEFT, pageWidth: 900, effort: "quick", draw: "squares" },
	{ part: TOP_LEFT, pageWidth: 1_600, effort: "quick", draw: "pictures" },
	{ part: TOP, pageWidth: 1_600, effort: "quick", draw: "pictures" },
	{ part: WHOLE, pageWidth: 2_000, effort: "quick", draw: "pictures" },
	{ part: WHOLE, pageWidth: 2_600, effort: "full", draw: "all" },
];
const SCAN_LOOKS: readonly Look[] = [{ part: WHOLE, pageWidth: 2_200, effort: "full", draw: "all" }];
/** Square pictures glanced at, and the share of their side that is added around them. */
const MOST_SQUARES = 4;
const MARGIN = 0.08;

/** The same page of documents that were opened with more or less of what is on it. */
export interface PageToSearch {
	/** Square pictures, which a QR nearly always is; others may be flat. */
	squares(): Promise<PdfPage>;
	pictures(): Promise<PdfPage>;
	/** Pictures and text. */
	all(): Promise<PdfPage>;
}

/** Finds the QR of an invoice on a page by drawing as little of it as needed. `many`: more than one invoice is on it. */
export async function findPageQrs(
	page: PageToSearch,
	index: number,
	options: {
		readonly context: ReadContext;
		readonly deadline: number;
		readonly scan: boolean;
		readonly many: boolean;
		/** How far the text of the page is turned: the parts to look at turn with it. */
		readonly turn: Turn;
	},
): Promise<QrFound[]> {
	const { context, deadline, many } = options;
	const { platform, signal, budget } = context;
	const found = new Map<string, QrFound>();
	const looks = options.scan || many ? SCAN_LOOKS : LOOKS;
	for (const look of looks) {
		if (signal.aborted || platform.now() > deadline) break;
		const part = turnBack({ page: index, ...look.part }, options.turn);
		const drawn = await drawPart(await page[look.draw](), part, {
			pageWidth: look.pageWidth,
			maxPixels: budget.pixels,
			text: look.draw === "all",
			platform,
			signal,
		});
		if (!drawn) break;
		const search = { zxingWasm: platform.zxingWasm, now: () => platform.now(), deadline, signal, many };
		const glanced = many ? [] : await glanceAtSquares(drawn, search);
		const enough = glanced.some(({ text }) => isInvoice(text));
		const hits = enough ? glanced : await findQrs(drawn.pixels, { ...search, effort: look.effort });
		for (const hit of hits) {
			if (found.has(hit.text)) continue;
			found.set(hit.text, { text: hit.text, ...(hit.place ? { place: onPage(hit.place, part, index) } : {}) });
		}
		if ([...found.keys()].some(isInvoice)) break;
	}
	return [...found.values()];
}

/** Looks only where a square picture was painted: a tenth of the pixels, nearly always enough. */
async function glanceAtSquares({ pixels, squares }: Drawn, search: FindQrOptions): Promise<QrFound[]> {
	for (const square of squares.slice(0, MOST_SQUARES)) {
		const box = withMargin(square, pixels);
		const hits = await findQrs(cropRgba(pixels, box), { ...search, effort: "glance" });
		const part = fractionsOf(box, pixels);
		if (hits.some(({ text }) => isInvoice(text))) {
			return hits.map(({ text, place }) => ({ text, ...(place ? { place: onPage(place, part, 0) } : {}) }));
		}
	}
	return [];
}

/** Whole pixels with a quiet zone around them, in case the picture comes without its own. */
function withMargin({ x, y, width, height }: Part, pixels: Pixels): Box {
	const margin = Math.max(width, height) * MARGIN;
	const left = Math.max(0, Math.floor(x - margin));
	const top = Math.max(0, Math.floor(y - margin));
	const right = Math.min(pixels.width, Math.ceil(x + width + margin));
	const bottom = Math.min(pixels.height, Math.ceil(y + height + margin));
	return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

function fractionsOf(box: Box, { width, height }: Pixels): Part {
	return { x: box.x / width, y: box.y / height, width: box.width / width, height: box.height / height };
}

export function isInvoice(text: string): boolean {
	const form = parseQr(text)?.form;
	return form === "vat" || form === "blockchain";
}

function onPage(place: Place, part: Part, page: number): Place {
	return {
		page,
		x: part.x + place.x * part.width,
		y: part.y + place.y * part.height,
		width: place.width * part.width,
		height: place.height * part.height,
	};
}
