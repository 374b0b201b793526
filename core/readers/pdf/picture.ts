import type { Pixels, Platform } from "#core/readers/reader.ts";
import { loadPdfJs, type PdfPage } from "./pdfjs.ts";

/** A part of a page in fractions from its top left. */
export interface Part {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export const WHOLE: Part = { x: 0, y: 0, width: 1, height: 1 };

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
): Promise<Pixels | undefined> {
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
	canvasContext.fillStyle = "#ffffff";
	canvasContext.fillRect(0, 0, width, height);
	const skipped = new Set([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText]);
	const task = page.render({
		canvas: null,
		canvasContext,
		viewport,
		// Not "display": that intent waits for animation frames, which a worker has not.
		intent: "print",
		annotationMode: 0,
		...(options.text
			? {}
			: { operationsFilter: (index: number, list: { fnArray: number[] }) => !skipped.has(list.fnArray[index] ?? -1) }),
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
	return { width, height, data };
}
