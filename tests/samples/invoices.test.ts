import { describe, expect, test } from "vitest";

import { parseDay } from "#core/base/day.ts";
import { kindOfCode } from "#core/model/code.ts";
import { kindById, kinds } from "#core/model/kinds/index.ts";
import { parseWords } from "#core/model/words.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { sampleFiles } from "#samples/files.ts";
import { sampleInvoices } from "#samples/invoices.ts";

test("every kind that /fpcy takes has a sample", () => {
	const asked = kinds.filter((kind) => kind.checkValue !== "none").map((kind) => kind.id);
	const sampled = new Set(sampleInvoices.map((invoice) => invoice.kind));

	expect(asked.filter((kind) => !sampled.has(kind))).toEqual([]);
});

test("no two samples are one invoice", () => {
	const identities = sampleInvoices.map(({ code, number }) => `${code}-${number}`);

	expect(new Set(identities).size).toBe(identities.length);
	expect(new Set(sampleInvoices.map(({ id }) => id)).size).toBe(sampleInvoices.length);
});

describe.each(sampleInvoices.map((invoice) => [invoice.id, invoice] as const))("sample %s", (_, invoice) => {
	test("stands in the invented region and names only invented companies", () => {
		expect(isSampleIdentity(invoice)).toBe(true);
		for (const name of [invoice.buyerName, invoice.sellerName]) expect(name).toMatch(/^(演示|示例)/);
		for (const id of [invoice.buyerTaxId, invoice.sellerTaxId]) expect(id).toMatch(/^91990000MA99/);
	});

	test("has a day, a number and a code as its kind wants them", () => {
		const kind = kindById(invoice.kind);

		expect(parseDay(invoice.issuedOn)).toBe(invoice.issuedOn);
		expect(invoice.number).toMatch(kind.number.pattern);
		if (kind.code === "none") expect(invoice.code).toBe("");
		else expect(invoice.code).toMatch(kind.code.pattern);
	});

	test("adds up, in figures and in words", () => {
		const sum = (field: "amount" | "tax") => invoice.lines.reduce((at, line) => at + (line[field] ?? 0), 0);

		expect(sum("amount")).toBe(invoice.amount);
		expect(sum("tax")).toBe(invoice.tax ?? 0);
		expect(invoice.amount + (invoice.tax ?? 0)).toBe(invoice.total);
		expect(parseWords(invoice.totalInWords)).toBe(invoice.total);
	});
});

test("codes of the classic kinds say their kind", () => {
	const classic = sampleInvoices.filter(({ code, digitalNumber }) => code !== "" && digitalNumber === undefined);

	expect(classic.map(({ code, number }) => kindOfCode(code, number))).toEqual(classic.map(({ kind }) => kind));
});

test("the sample files have their form's first bytes and texts in both languages", async () => {
	const heads = { pdf: "%PDF", ofd: "PK", xml: "<?xml", png: "\u0089PNG" };
	const files = await sampleFiles();

	expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
	for (const { name, bytes, title, about } of files) {
		const head = heads[name.split(".").at(-1) as keyof typeof heads];
		expect(String.fromCharCode(...bytes.subarray(0, head.length))).toBe(head);
		expect(name).toMatch(/^演示/);
		for (const text of [title.zh, title.en, about.zh, about.en]) expect(text).not.toBe("");
	}
});

test("the sample files are the same bytes each time they are made", async () => {
	expect(await sampleFiles()).toEqual(await sampleFiles());
});
