import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { hostileFiles } from "#tests/core/readers/hostile/files.ts";

const folder = mkdtempSync(join(tmpdir(), "yanpiao-cli-"));
const invoice = sampleInvoice("ordinary");

beforeAll(() => {
	const xml = new TextEncoder().encode(makeEInvoiceXml(invoice));
	mkdirSync(join(folder, "inside"));
	writeFileSync(join(folder, "good.pdf"), makePdf(drawInvoice(invoice)));
	writeFileSync(join(folder, "inside", "good.xml"), xml);
	writeFileSync(join(folder, "two.zip"), zipSync({ "a.xml": xml, "b.txt": new TextEncoder().encode("nothing here") }));
	writeFileSync(join(folder, "empty.pdf"), "");
	writeFileSync(join(folder, "note.txt"), "not an invoice");
});
afterAll(() => rmSync(folder, { recursive: true }));

function inspect(...names: string[]) {
	const paths = names.map((name) => join(folder, name));
	const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "inspect", "--", ...paths], { encoding: "utf8" });
	const lines = stdout.split("\n").filter(Boolean);
	return { status, stderr, reports: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("inspect on the command line", () => {
	it("prints an invoice as one JSON line of plain data", () => {
		const { status, reports } = inspect("good.pdf");

		expect(status).toBe(0);
		expect(reports).toHaveLength(1);
		expect(reports[0]).toMatchObject({
			file: join(folder, "good.pdf"),
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			kind: "digital_ordinary",
			identity: invoice.number,
			fields: {
				code: null,
				number: invoice.number,
				issuedOn: `${invoice.issuedOn.slice(0, 4)}-${invoice.issuedOn.slice(4, 6)}-${invoice.issuedOn.slice(6)}`,
				checkCode: null,
				buyerName: invoice.buyerName,
				sellerTaxId: invoice.sellerTaxId,
				total: (invoice.total / 100).toFixed(2),
			},
			sources: { total: "qr", buyerName: "text" },
			qr: [expect.stringContaining(invoice.number)],
			contradictions: [],
			verdict: { authenticity: "unknown", state: "unknown", claimable: "unknown" },
		});
		expect(reports[0]?.lines).toHaveLength(invoice.lines.length);
	});

	it("gives each invoice of a container and each member that failed a line of its own", () => {
		const { status, reports } = inspect("two.zip");

		expect(status).toBe(0);
		expect(reports).toMatchObject([
			{ member: "a.xml", identity: invoice.number },
			{ member: "b.txt", error: { code: "unknown_format" } },
		]);
	});

	it("says what is wrong with a file in a code and a sentence, and goes on", () => {
		const { status, reports } = inspect("empty.pdf", "note.txt", "inside");

		expect(status).toBe(0);
		expect(reports).toMatchObject([
			{ error: { code: "empty", message: expect.any(String) } },
			{ error: { code: "unknown_format" } },
			{ identity: invoice.number },
		]);
	});

	it("ends the reading of files that keep it busy without end, says so and goes on", { timeout: 60_000 }, () => {
		const blocking = hostileFiles.filter((file) => file.blocking);
		for (const { name, make } of blocking) writeFileSync(join(folder, name), make());

		const { status, reports } = inspect(...blocking.map(({ name }) => name), "good.pdf");

		expect(blocking).not.toHaveLength(0);
		expect(status).toBe(0);
		expect(reports).toMatchObject([
			...blocking.map(({ name, problem }) => ({
				file: join(folder, name),
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				error: { code: problem.code, message: expect.any(String) },
			})),
			{ identity: invoice.number },
		]);
	});

	it("fails for an argument that does not exist, after reading the others", () => {
		const { status, stderr, reports } = inspect("nowhere.pdf", "good.pdf");

		expect(status).not.toBe(0);
		expect(stderr).toContain("nowhere.pdf");
		expect(reports).toMatchObject([{ identity: invoice.number }]);
	});
});
