import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import type { QrFound } from "#core/model/reading.ts";
import { flattenPictures } from "#core/readers/pdf/flatten.ts";
import { loadPdfJs, openDocument } from "#core/readers/pdf/pdfjs.ts";
import { findPageQrs } from "#core/readers/pdf/qr.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import { sampleInvoice } from "#samples/index.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makePage } from "./page.ts";

const text = qrText(sampleInvoice("ordinary")) ?? "";
/** Paints a picture 80 points wide, 20 from the left and the top. */
const QR = "q 80 0 0 80 20 300 cm /Q Do Q";

async function search(content: string): Promise<readonly QrFound[]> {
	const pdfjs = await loadPdfJs();
	const bytes = makePage({ content, qr: text });
	const flat = openDocument(pdfjs, flattenPictures(bytes) ?? bytes, nodePlatform, { glyphs: "without" });
	const task = openDocument(pdfjs, bytes, nodePlatform, { glyphs: "without" });
	const withText = openDocument(pdfjs, bytes, nodePlatform);
	const squares = async () => (await flat.promise).getPage(1);
	const pictures = async () => (await task.promise).getPage(1);
	const all = async () => (await withText.promise).getPage(1);
	const found = await findPageQrs({ squares, pictures, all }, 0, {
		context: {
			name: "page.pdf",
			signal: new AbortController().signal,
			budget: defaultBudget,
			deadline: Number.POSITIVE_INFINITY,
			platform: nodePlatform,
			qr: true,
			nesting: 0,
			readMember: () => Promise.reject(new Error("a PDF hands no member on")),
		},
		deadline: Number.POSITIVE_INFINITY,
		scan: false,
		many: false,
		turn: 0,
	});
	await Promise.all([flat.destroy(), task.destroy(), withText.destroy()]);
	return found;
}

describe("findPageQrs", () => {
	it.each([
		["painted upright", QR],
		["painted on its side", "q 0 80 -80 0 100 300 cm /Q Do Q"],
		["painted in two steps", "q 2 0 0 2 0 0 cm q 40 0 0 40 10 150 cm /Q Do Q Q"],
		["on a page that blends", `q /Blend gs ${QR} Q`],
		["after a white picture beside it", `q 80 0 0 80 120 300 cm /W Do Q ${QR}`],
		["over a white picture", `q 80 0 0 80 20 300 cm /W Do Q ${QR}`],
		["over a photo", `q 80 0 0 80 20 300 cm /Photo Do Q ${QR}`],
		["that is twice as wide as high", "q 160 0 0 80 20 300 cm /Wide Do Q"],
		["painted as a letter", "BT /T 80 Tf 1 0 0 1 20 300 Tm (a) Tj ET"],
		["at the foot on the right", "q 80 0 0 80 500 20 cm /Q Do Q"],
	])("reads a picture %s", async (_, content) => {
		expect((await search(content)).map((qr) => qr.text)).toEqual([text]);
	});

	it("says where on the page the code stands", async () => {
		const [qr] = await search(QR);

		const { page, x = 0, y = 0, width = 0, height = 0 } = qr?.place ?? {};
		expect(page).toBe(0);
		expect([x + width / 2, y + height / 2].map((part) => part.toFixed(2))).toEqual(["0.10", "0.15"]);
		expect(width * 600).toBeGreaterThan(60);
		expect(width * 600).toBeLessThan(82);
	});

	it.each([
		["under a white rectangle", `${QR} 1 g 10 290 100 100 re f`],
		["behind another picture", `${QR} q 90 0 0 90 15 295 cm /W Do Q`],
		["clipped away", `q 300 20 40 40 re W n ${QR} Q`],
		["clipped to a part of it", `q 20 300 30 80 re W n ${QR} Q`],
		["too small to be seen", "q 0.5 0 0 0.5 20 300 cm /Q Do Q"],
		["with no height", "q 80 0 0 0 20 300 cm /Q Do Q"],
		["left of the page", "q 80 0 0 80 -120 300 cm /Q Do Q"],
		["behind a photo", `${QR} q 80 0 0 80 20 300 cm /Photo Do Q`],
		["above the page", "q 80 0 0 80 20 420 cm /Q Do Q"],
		["transparent", `q /Clear gs ${QR} Q`],
		["on a layer switched off", `/OC /Off BDC ${QR} EMC`],
	])("never reads a picture %s", async (_, content) => {
		expect(await search(content)).toEqual([]);
	});
});
