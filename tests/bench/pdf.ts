import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { ownAssets } from "#pwa/build/assets.ts";
import { withBenchPage } from "./bench-page.ts";
import { median } from "./median.ts";

const ROUNDS = 5;
/** What the goals are: fields ready ≤ 1.3 × text alone, with the QR ≤ 2.5 ×. */
const GOALS = { fields: 1.3, withQr: 2.5 };

/** Times every PDF of a folder in a warm worker of Chromium against pdf.js's own text extraction, and prints ratios. */
export async function benchPdf(folder: string): Promise<void> {
	const files = readdirSync(folder)
		.filter((name) => name.endsWith(".pdf"))
		.sort();
	await withBenchPage({ name: "pdf", ready: "benchPdf", plugins: [ownAssets()] }, (page) =>
		printTimes(page, folder, files),
	);
}

async function printTimes(page: Page, folder: string, files: readonly string[]): Promise<void> {
	const ratios = { fields: [] as number[], withQr: [] as number[] };
	console.log(`PDF in Chromium's worker, warm, median of ${ROUNDS} or more (ms)\n`);
	console.log("file            text alone   fields (ratio)     with QR (ratio)");
	for (const name of files) {
		const bytes = [...readFileSync(join(folder, name))];
		const times = await page.evaluate(([data, rounds]) => window.benchPdf(data, rounds), [bytes, ROUNDS] as const);
		if ("error" in times) {
			console.log(`${name.padEnd(16)}${times.error}`);
			continue;
		}
		const fields = times.fields / times.text;
		const withQr = times.withQr / times.text;
		ratios.fields.push(fields);
		ratios.withQr.push(withQr);
		console.log(
			`${name.padEnd(16)}${cell(times.text, 10)}${cell(times.fields, 9)} (${fields.toFixed(2)})${cell(times.withQr, 12)} (${withQr.toFixed(2)})`,
		);
	}
	for (const way of ["fields", "withQr"] as const) {
		const worst = Math.max(...ratios[way]);
		console.log(
			`${way.padEnd(8)} median ratio ${median(ratios[way]).toFixed(2)}, worst ${worst.toFixed(2)}, goal ≤ ${GOALS[way]}`,
		);
	}
}

function cell(value: number, width: number): string {
	return value.toFixed(1).padStart(width);
}
