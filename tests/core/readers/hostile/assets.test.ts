import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { readFile } from "#core/readers/read.ts";
import type { Platform } from "#core/readers/reader.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";

/** Its text is in a font that needs a character map of pdf.js. */
const pdf = makePdf(drawInvoice(sampleInvoice("special")));

function without(folder: string): Platform {
	return {
		...nodePlatform,
		readAsset: (address) =>
			address.startsWith(folder) ? Promise.reject(new Error("http 404")) : nodePlatform.readAsset(address),
	};
}

function readWith(platform: Platform) {
	return readFile(pdf, "a.pdf", { platform, signal: new AbortController().signal, budget: { timeMs: 25_000 } });
}

describe("a PDF whose parts of pdf.js cannot be fetched", () => {
	it("is no 'not an invoice' when its character map is missing", async () => {
		const result = await readWith(without(nodePlatform.pdfAssets.cMaps));

		expect(result).toEqual({ ok: false, error: { code: "assets_missing" } });
	});

	it("reads once they are there again", async () => {
		await readWith(without(nodePlatform.pdfAssets.cMaps));

		expect(await readWith(nodePlatform)).toMatchObject({ ok: true, value: [{ form: "pdf" }] });
	});

	it("reads without fonts, which only drawing needs", async () => {
		expect(await readWith(without(nodePlatform.pdfAssets.standardFonts))).toMatchObject({ ok: true });
	});
});
