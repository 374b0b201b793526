import type { Place } from "#core/model/evidence.ts";
import type { QrFound } from "#core/model/reading.ts";
import { findQrs } from "#core/qr/decode.ts";
import { parseQr } from "#core/qr/text.ts";
import type { ReadContext } from "#core/readers/reader.ts";
import type { PdfPage } from "./pdfjs.ts";
import { drawPart, type Part, WHOLE } from "./picture.ts";
import { type Turn, turnBack } from "./text.ts";

interface Look {
	readonly part: Part;
	/** Pixels along the longer side of the page, if all of it were drawn. */
	readonly pageWidth: number;
	readonly effort: "quick" | "full";
	readonly text: boolean;
}

const TOP_LEFT: Part = { x: 0, y: 0, width: 0.36, height: 0.42 };
const TOP: Part = { x: 0, y: 0, width: 1, height: 0.5 };

/** The QR stands top left on nearly every kind; then the whole top, then everything, closer each time. */
const LOOKS: readonly Look[] = [
	{ part: TOP_LEFT, pageWidth: 900, effort: "quick", text: false },
	{ part: TOP_LEFT, pageWidth: 1_600, effort: "quick", text: false },
	{ part: TOP, pageWidth: 1_600, effort: "quick", text: false },
	{ part: WHOLE, pageWidth: 2_000, effort: "quick", text: false },
	{ part: WHOLE, pageWidth: 2_600, effort: "full", text: true },
];
const SCAN_LOOKS: readonly Look[] = [{ part: WHOLE, pageWidth: 2_200, effort: "full", text: true }];

/** Finds the QR of an invoice on a page by drawing as little of it as needed. `many`: more than one invoice is on it. */
export async function findPageQrs(
	page: PdfPage,
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
		const pixels = await drawPart(page, part, {
			pageWidth: look.pageWidth,
			maxPixels: budget.pixels,
			text: look.text,
			platform,
			signal,
		});
		if (!pixels) break;
		const hits = await findQrs(pixels, {
			zxingWasm: platform.zxingWasm,
			now: () => platform.now(),
			deadline,
			signal,
			many,
			effort: look.effort,
		});
		for (const hit of hits) {
			if (found.has(hit.text)) continue;
			found.set(hit.text, { text: hit.text, ...(hit.place ? { place: onPage(hit.place, part, index) } : {}) });
		}
		if ([...found.keys()].some(isInvoice)) break;
	}
	return [...found.values()];
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
