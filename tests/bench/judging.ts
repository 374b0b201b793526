import { nodePlatform } from "#cli/platform.ts";
import type { Reading } from "#core/model/reading.ts";
import { readFile } from "#core/readers/read.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { withBenchPage } from "./bench-page.ts";

/** Times lists of many records in Chromium: on the same day, on a new day, and after the app was built anew. */
export async function benchJudging(records: number): Promise<void> {
	await withBenchPage({ name: "judging", ready: "benchJudging" }, async (page) => {
		const times = await page.evaluate(([list, count]) => window.benchJudging(list, count), [
			await readings(),
			records,
		] as const);
		console.log(`${records} records in Chromium's worker, nothing in memory (ms)\n`);
		console.log("                first list   shown in it   all judged");
		for (const { what, first, shown, all } of times) {
			console.log(`${what.padEnd(16)}${cell(first, 10)}${cell(shown, 14)}${cell(all, 13)}`);
		}
	});
}

/** What the readers really find: a PDF with its QR, and an XML. */
async function readings(): Promise<readonly Reading[]> {
	const invoice = sampleInvoice("ordinary");
	const pdf = makePdf(drawInvoice(invoice));
	const xml = new TextEncoder().encode(makeEInvoiceXml(invoice));
	const found: Reading[] = [];
	for (const [name, bytes] of [
		["a.pdf", pdf],
		["a.xml", xml],
	] as const) {
		const result = await readFile(bytes, name, { platform: nodePlatform, signal: new AbortController().signal });
		if (!result.ok) throw new Error(`a sample could not be read: ${result.error.code}`);
		found.push(...result.value);
	}
	return found;
}

function cell(value: number, width: number): string {
	return value.toFixed(0).padStart(width);
}
