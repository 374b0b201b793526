import { err, ok, type Result } from "#core/base/result.ts";
import type { QrFound, ReadProblem } from "#core/model/reading.ts";
import { findQrs } from "#core/qr/decode.ts";
import { openMember } from "#core/readers/member.ts";
import { type OfdPage, readOfdPages } from "#core/readers/ofd/view.ts";
import { loadPdfJs, openDocument, type PdfTask } from "#core/readers/pdf/pdfjs.ts";
import { defaultBudget, type Pixels, type Platform } from "#core/readers/reader.ts";

/** What the tools' worker does for the eye: draws originals, reads the camera. Its type is the contract. */
export interface Tools {
	/** One page of a PDF as a bitmap `width` pixels wide. */
	drawPdf(bytes: Uint8Array, page: number, width: number): Promise<Result<DrawnPage, ReadProblem>>;
	ofdPages(bytes: Uint8Array): Promise<Result<readonly OfdPage[], ReadProblem>>;
	/** What a reading names as its member: in a ZIP, a mail, or one inside the other. */
	member(bytes: Uint8Array, path: string): Promise<Result<Uint8Array, ReadProblem>>;
	/** QR codes in a camera's frame. */
	scan(pixels: Pixels): Promise<readonly QrFound[]>;
}

export interface DrawnPage {
	readonly bitmap: ImageBitmap;
	readonly pages: number;
}

/** Milliseconds for one look at a frame; the next frame is already waiting. */
const FRAME_MS = 400;

/** A page is never drawn larger than this, whatever it claims to be. */
const MAX_PIXELS = 16_000_000;

export function createTools(platform: Platform): Tools {
	const context = () => ({
		budget: defaultBudget,
		signal: new AbortController().signal,
		deadline: platform.now() + defaultBudget.timeMs,
		platform,
	});
	// The PDF on screen stays open, so that turning its pages does not parse it again.
	let open: { readonly hash: string; readonly task: PdfTask } | undefined;

	return {
		async drawPdf(bytes, index, width) {
			const hash = await digest(bytes);
			try {
				if (open?.hash !== hash) {
					void open?.task.destroy();
					open = { hash, task: openDocument(await loadPdfJs(), bytes, platform) };
				}
				const document = await open.task.promise;
				const page = await document.getPage(Math.min(Math.max(1, index + 1), document.numPages));
				const size = page.getViewport({ scale: 1 });
				const scale = Math.min(width / size.width, Math.sqrt(MAX_PIXELS / (size.width * size.height)));
				const viewport = page.getViewport({ scale });
				const canvas = new OffscreenCanvas(
					Math.max(1, Math.round(viewport.width)),
					Math.max(1, Math.round(viewport.height)),
				);
				// pdf.js draws on any canvas; its types know the document's only.
				await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: "#ffffff" }).promise;
				return ok({ bitmap: canvas.transferToImageBitmap(), pages: document.numPages });
			} catch {
				open = undefined;
				return err({ code: "broken" }); // pdf.js says no more that a person could use
			}
		},
		ofdPages: async (bytes) => readOfdPages(bytes, context()),
		member: (bytes, path) => openMember(bytes, path, context()),
		scan: (pixels) =>
			findQrs(pixels, {
				zxingWasm: platform.zxingWasm,
				now: platform.now,
				deadline: platform.now() + FRAME_MS,
				effort: "quick",
			}),
	};
}

async function digest(bytes: Uint8Array): Promise<string> {
	const part = bytes as Uint8Array<ArrayBuffer>; // bytes that crossed a worker's border are never shared memory
	return String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", part)));
}
