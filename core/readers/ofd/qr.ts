import { err, ok, type Result } from "#core/base/result.ts";
import type { QrFound, ReadingNote, ReadProblem } from "#core/model/reading.ts";
import { findQrs } from "#core/qr/decode.ts";
import { mustStop, type Pixels, type ReadContext } from "#core/readers/reader.ts";
import type { OfdDocument, OfdPageParts } from "./document.ts";
import type { Box } from "./geometry.ts";
import { decodeJbig2 } from "./jbig2/jbig2.ts";
import { drawnModules } from "./modules.ts";
import { isFatal, type Package } from "./package.ts";
import { isOnPage, placeOf } from "./place.ts";

export interface QrSearch {
	readonly found: readonly QrFound[];
	readonly notes: readonly ReadingNote[];
}

/** Shortest side of a code on paper, in mm; smaller pictures are marks and lines. */
const MIN_SIDE = 6;

/** Pictures looked at in one document: an invoice has its code and a seal. */
const MAX_PICTURES = 24;

/** Searches the pictures on the listed pages, and codes drawn as squares, for the QR of the invoice. */
export async function searchQr(
	ofd: Package,
	document: OfdDocument,
	firstPage: number,
	context: ReadContext,
): Promise<Result<QrSearch, ReadProblem>> {
	if (!context.qr) return ok({ found: [], notes: [{ code: "qr_not_searched", reason: "not_asked" }] });
	const found: QrFound[] = [];
	const reasons = new Set<string>();
	let searched = 0;
	for (const [index, page] of document.pages.entries()) {
		for (const picture of candidates(page)) {
			const stopped = mustStop(context);
			if (stopped) return err(stopped);
			if (searched + reasons.size >= MAX_PICTURES) break;
			const pixels = await pixelsOf(ofd, document.pictures.get(picture.resource), context);
			if (typeof pixels === "string") {
				reasons.add(pixels);
				continue;
			}
			if ("code" in pixels) return err(pixels);
			searched++;
			found.push(...(await decode(pixels, picture.box, page, firstPage + index, context)));
		}
		const drawn = drawnModules(page);
		if (!drawn) continue;
		searched++;
		found.push(...(await decode(drawn.pixels, drawn.box, page, firstPage + index, context)));
	}
	if (found.length > 0) return ok({ found, notes: [] });
	// A picture we cannot decode may well be the code: then "not found" would be a lie.
	if (reasons.size > 0)
		return ok({ found, notes: [...reasons].map((reason) => ({ code: "qr_not_searched", reason })) });
	if (searched > 0) return ok({ found, notes: [{ code: "qr_not_found" }] });
	return ok({ found, notes: [{ code: "qr_not_searched", reason: "no_picture" }] });
}

/** Squarish pictures on the page, the ones nearest to the top left first. */
function candidates({ layers, area }: OfdPageParts): readonly { readonly resource: string; readonly box: Box }[] {
	return layers
		.flatMap((layer) => layer.pictures)
		.filter(({ box }) => Math.min(box.width, box.height) >= MIN_SIDE && isOnPage(box, area))
		.sort((a, b) => a.box.y + a.box.x - (b.box.y + b.box.x));
}

/** Pixels of a picture, a word for why there are none, or the problem that ends the reading. */
async function pixelsOf(
	ofd: Package,
	member: string | undefined,
	context: ReadContext,
): Promise<Pixels | string | ReadProblem> {
	if (member === undefined) return "picture_missing";
	const bytes = ofd.bytes(member);
	if (!bytes.ok) return isFatal(bytes.error) ? bytes.error : "picture_unreadable";
	if (/\.jb(?:ig)?2$/i.test(member)) return decodeJbig2(bytes.value, () => mustStop(context) !== undefined) ?? "jbig2";
	const decoded = await context.platform.decodePicture(bytes.value, context.budget.pixels);
	if (!("code" in decoded)) return decoded;
	return decoded.code === "aborted" || decoded.code === "timeout" ? decoded : "picture_unreadable";
}

async function decode(
	pixels: Pixels,
	box: Box,
	{ area }: OfdPageParts,
	page: number,
	{ platform, deadline, signal }: ReadContext,
): Promise<readonly QrFound[]> {
	const options = {
		zxingWasm: platform.zxingWasm,
		now: () => platform.now(),
		deadline,
		signal,
		effort: "quick" as const,
	};
	const codes = await findQrs(pixels, options);
	return codes.map(({ text, place }) => {
		const { x, y, width, height } = place ?? { x: 0, y: 0, width: 1, height: 1 };
		const part = {
			x: box.x + x * box.width,
			y: box.y + y * box.height,
			width: width * box.width,
			height: height * box.height,
		};
		const onPage = placeOf([part], area, page);
		return onPage ? { text, place: onPage } : { text };
	});
}
