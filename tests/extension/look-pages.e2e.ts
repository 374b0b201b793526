import { expect, test } from "@playwright/test";

import { inject, invoicesOf, lookAt, open, pageSet, type SetPage, told } from "./look-support.ts";

interface Count {
	readonly page: SetPage;
	readonly wanted: number;
	readonly found: number;
	/** Of the invoices, those told at all. */
	readonly told: number;
	/** Said to be an invoice and is none. */
	readonly wrong: readonly string[];
	readonly lost: readonly string[];
}

test("on the page set nearly all invoices are found, and none where there is none", async ({ page }) => {
	test.setTimeout(180_000);
	const counts: Count[] = [];
	for (const each of pageSet()) {
		await open(page, each.url, each.html, each.frames);
		await inject(page);
		const anything = each.invoices.length + each.files.length > 0;
		if (anything)
			await expect
				.configure({ soft: true })
				.poll(async () => (await told(page)).length, each.name)
				.toBeGreaterThan(0);
		const { candidates } = await lookAt(page);
		const shown = candidates.flatMap((candidate) => {
			if (candidate.what === "file") return candidate.url;
			if (candidate.what !== "fields") return [];
			return Object.entries(candidate.fields).map(([name, value]) => `${candidate.key} ${name} ${value}`);
		});
		const { invoices, files } = each;
		const wanted = [...invoices.flatMap(linesOf), ...files];
		const keys = new Set(invoices.map(keyOf));
		counts.push({
			page: each,
			wanted: wanted.length,
			found: wanted.filter((line) => shown.includes(line)).length,
			told: invoicesOf(candidates).filter(({ key }) => keys.has(key)).length,
			lost: wanted.filter((line) => !shown.includes(line)),
			wrong: [
				...invoicesOf(candidates).flatMap(({ key }) => (keys.has(key) ? [] : key)),
				...shown.filter((line) => !wanted.includes(line) && (line.startsWith("http") || isWrong(line, wanted))),
			],
		});
		if (!anything) expect.soft(await told(page), each.name).toEqual([]);
	}

	const table = counts.map(({ page, wanted, found, told, wrong, lost }) => ({
		page: `${page.kind}/${page.name}`,
		invoices: `${told} of ${page.invoices.length}`,
		files: page.files.length,
		recall: wanted === 0 ? "" : `${((100 * found) / wanted).toFixed(1)} %`,
		wrong: wrong.length,
		lost: [...lost, ...wrong.map((line) => `wrong: ${line}`)].slice(0, 3).join("; "),
	}));
	console.table(table);
	const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
	const recall = sum(({ found }) => found) / sum(({ wanted }) => wanted);
	const invoices = sum(({ page }) => page.invoices.length);
	const invoiceRecall = sum(({ told }) => told) / invoices;
	console.log(`${counts.length} pages, ${invoices} invoices, of which ${(100 * invoiceRecall).toFixed(2)} % are found`);
	console.log(`recall of their values and files ${(100 * recall).toFixed(2)} %`);

	expect(counts.length).toBeGreaterThanOrEqual(30);
	for (const kind of ["one", "many", "alike"]) {
		expect(counts.filter(({ page }) => page.kind === kind).length, kind).toBeGreaterThanOrEqual(10);
	}
	expect(invoiceRecall).toBeGreaterThanOrEqual(0.95);
	expect(recall).toBeGreaterThanOrEqual(0.95);
	expect(counts.flatMap(({ wrong }) => wrong)).toEqual([]);
});

/** A value that stands where the truth has another one. */
function isWrong(line: string, wanted: readonly string[]): boolean {
	const [key = "", name = ""] = line.split(" ");
	return wanted.some((other) => other.startsWith(`${key} ${name} `));
}

function linesOf(invoice: SetPage["invoices"][number]): readonly string[] {
	return Object.entries(invoice).map(([name, value]) => `${keyOf(invoice)} ${name} ${value}`);
}

function keyOf({ code, number, digitalNumber }: SetPage["invoices"][number]): string {
	return digitalNumber ?? (number?.length === 20 ? number : `${code}-${number}`);
}
