import type { Pixels, Platform } from "#core/readers/reader.ts";
import { MOST_UNEQUAL } from "./flatten.ts";
import { loadPdfJs, type PdfPage } from "./pdfjs.ts";

/** A part of a page in fractions from its top left. */
export interface Part {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export const WHOLE: Part = { x: 0, y: 0, width: 1, height: 1 };

export interface Drawn {
	readonly pixels: Pixels;
	/**
	 * Pixels in which a picture as square as a QR was painted: a hint where to look first. Whatever clips or covers it
	 * is in the pixels too.
	 */
	readonly squares: readonly Part[];
}

/** Sides of a drawn picture that may be a QR: enough pixels to tell its modules apart. */
const LEAST_SIDE = 40;

/** Draws a part of a page so that the whole page would be `pageWidth` pixels wide; text is left out when told so. */
export async function drawPart(
	page: PdfPage,
	part: Part,
	options: {
		readonly pageWidth: number;
		readonly maxPixels: number;
		readonly text: boolean;
		readonly platform: Platform;
		readonly signal: AbortSignal;
	},
): Promise<Drawn | undefined> {
	const { OPS } = await loadPdfJs();
	const size = page.getViewport({ scale: 1 });
	const long = Math.max(size.width, size.height);
	if (!(size.width > 0 && size.height > 0)) return undefined;
	let scale = options.pageWidth / long;
	const area = size.width * part.width * size.height * part.height * scale * scale;
	if (area > options.maxPixels) scale *= Math.sqrt(options.maxPixels / area);
	const width = Math.max(1, Math.round(size.width * part.width * scale));
	const height = Math.max(1, Math.round(size.height * part.height * scale));
	const viewport = page.getViewport({
		scale,
		offsetX: -part.x * size.width * scale,
		offsetY: -part.y * size.height * scale,
	});
	const canvas = options.platform.createCanvas(width, height);
	const canvasContext = canvas.getContext("2d", { willReadFrequently: true });
	const squares: Part[] = [];
	const task = page.render({
		canvas: null,
		canvasContext,
		viewport,
		// Not "display": that intent waits for animation frames, which a worker has not.
		intent: "print",
		annotationMode: 0,
		operationsFilter: needed(OPS, canvasContext, { width, height, text: options.text, squares }),
	} as unknown as Parameters<PdfPage["render"]>[0]); // its types know neither a foreign canvas nor the filter
	const stop = () => task.cancel();
	options.signal.addEventListener("abort", stop, { once: true });
	try {
		await task.promise;
	} catch (cause) {
		if (cause instanceof Error && cause.name === "RenderingCancelledException") return undefined;
		throw cause;
	} finally {
		options.signal.removeEventListener("abort", stop);
	}
	const { data } = canvasContext.getImageData(0, 0, width, height);
	canvas.width = canvas.height = 0;
	return { pixels: { width, height, data }, squares };
}

/**
 * Whether a step of drawing is needed; asked right before the step, so the canvas has its transform. Pictures that fall
 * beside the canvas need not be scaled. Inside a group, and for a whole page that blends, pdf.js draws to another
 * canvas, of which nothing is known here.
 */
function needed(
	OPS: Readonly<Record<string, number>>,
	context: CanvasRenderingContext2D,
	canvas: { readonly width: number; readonly height: number; readonly text: boolean; readonly squares: Part[] },
): (index: number, list: { readonly fnArray: readonly number[] }) => boolean {
	const { setFont, showText, showSpacedText, nextLineShowText, nextLineSetSpacingShowText } = OPS;
	const text = new Set([setFont, showText, showSpacedText, nextLineShowText, nextLineSetSpacingShowText]);
	const { paintImageXObject, paintInlineImageXObject, paintImageMaskXObject } = OPS;
	const pictures = new Set([paintImageXObject, paintInlineImageXObject, paintImageMaskXObject]);
	let groups = 0;
	let elsewhere: boolean | undefined;
	return (index, list) => {
		const step = list.fnArray[index];
		elsewhere ??= isUntouched(context.getTransform());
		if (step === OPS.beginGroup) groups++;
		if (step === OPS.endGroup) groups--;
		if (text.has(step)) return canvas.text;
		if (elsewhere || groups > 0 || !pictures.has(step)) return true;
		const place = unitSquare(context.getTransform());
		if (isSquare(place)) canvas.squares.push(place);
		return place.x < canvas.width && place.y < canvas.height && place.x + place.width > 0 && place.y + place.height > 0;
	};
}

/** A page is never drawn without a transform: its upward axis is turned. */
function isUntouched({ a, b, c, d }: DOMMatrix): boolean {
	return a === 1 && b === 0 && c === 0 && d === 1;
}

/** Where a picture goes: PDF paints every one into the unit square. */
function unitSquare({ a, b, c, d, e, f }: DOMMatrix): Part {
	const width = Math.abs(a) + Math.abs(c);
	const height = Math.abs(b) + Math.abs(d);
	return { x: e + Math.min(a, 0) + Math.min(c, 0), y: f + Math.min(b, 0) + Math.min(d, 0), width, height };
}

function isSquare({ width, height }: Part): boolean {
	const [less, more] = width < height ? [width, height] : [height, width];
	return less >= LEAST_SIDE && more <= less * MOST_UNEQUAL;
}
