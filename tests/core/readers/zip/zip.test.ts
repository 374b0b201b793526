import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { sampleInvoices } from "#samples/index.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { numbersOf, problem, read, readings } from "../read/context.ts";

const [invoice, other] = sampleInvoices.filter((one) => one.kind === "digital_ordinary" && qrText(one));
if (!invoice || !other) throw new Error("two sample invoices with a QR are needed");
const xml = strToU8(makeEInvoiceXml(invoice));
const png = makeQrPng(qrText(other) ?? "");

describe("a ZIP", () => {
	it("gives the invoices of all its members, each under its path", async () => {
		const all = await readings(zipSync({ "2026/九月": { "一.xml": xml }, "照片.png": png }));

		expect(numbersOf(all).toSorted()).toEqual([invoice.number, other.number].toSorted());
		expect(all.map((reading) => reading.member).toSorted()).toEqual(["2026/九月/一.xml", "照片.png"]);
	});

	it("inside a ZIP is read once, its members under both names", async () => {
		const all = await readings(zipSync({ "inner.zip": zipSync({ "a.xml": xml }) }));

		expect(all.map((reading) => reading.member)).toEqual(["inner.zip/a.xml"]);
	});

	it("two levels down is refused", async () => {
		const deep = zipSync({ "b.zip": zipSync({ "c.zip": zipSync({ "a.xml": xml }) }), "a.xml": xml });

		const result = await read(deep, "deep.zip");

		expect(result).toMatchObject({ ok: true, value: [{ member: "a.xml" }] });
		expect(result.failed).toEqual([
			{ member: "b.zip/c.zip", problem: { code: "over_budget", budget: "nesting", limit: 1 } },
		]);
	});

	it("names members it could not read beside the good ones", async () => {
		const bytes = zipSync({
			"a.xml": xml,
			"空.pdf": new Uint8Array(),
			"说明.txt": strToU8("演示说明"),
			"坏.png": png.slice(0, 30),
		});

		const result = await read(bytes, "mixed.zip");

		expect(result).toMatchObject({ ok: true, value: [{ member: "a.xml" }] });
		expect(result.failed).toEqual([
			{ member: "空.pdf", problem: { code: "empty" } },
			{ member: "说明.txt", problem: { code: "unknown_format", form: "text" } },
			{ member: "坏.png", problem: { code: "broken" } },
		]);
	});

	it("with a member that needs a password names it and reads the others", async () => {
		const bytes = zipSync({ "a.xml": [xml, { level: 0 }], "b.xml": [xml, { level: 0 }] });
		encryptFlag(bytes, "b.xml");

		const result = await read(bytes, "locked.zip");

		expect(result).toMatchObject({ ok: true, value: [{ member: "a.xml" }] });
		expect(result.failed).toEqual([{ member: "b.xml", problem: { code: "encrypted" } }]);
	});

	it("packed on Chinese Windows keeps its names", async () => {
		const bytes = zipSync({ "AAAA.xml": xml });
		replaceName(bytes, "AAAA", [0xb7, 0xa2, 0xc6, 0xb1]);

		expect((await readings(bytes)).map((reading) => reading.member)).toEqual(["发票.xml"]);
	});

	it("is not searched where systems put their own files", async () => {
		const bytes = zipSync({
			"a.xml": xml,
			"__MACOSX/._a.xml": strToU8("x"),
			".DS_Store": strToU8("x"),
			"sub/Thumbs.db": strToU8("x"),
		});

		const result = await read(bytes, "mac.zip");

		expect(result).toMatchObject({ ok: true, value: [{ member: "a.xml" }] });
		expect(result.failed).toBeUndefined();
	});

	it("without any file holds no invoice", async () => {
		expect(await problem(zipSync({ "empty/": new Uint8Array() }))).toEqual({ code: "not_invoice" });
	});

	it("stops between members when the user does not want it any more", async () => {
		const controller = new AbortController();
		const members = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.xml`, xml]));
		const seen: string[] = [];

		const result = await read(zipSync(members), "long.zip", {
			signal: controller.signal,
			onMember(name) {
				seen.push(name);
				if (seen.length === 3) controller.abort();
			},
		});

		expect(result).toEqual({ ok: false, error: { code: "aborted" } });
		expect(seen).toHaveLength(3);
	});

	it("names what it had no time for", async () => {
		let now = 0;
		const result = await read(zipSync({ "a.xml": xml, "b.xml": xml }), "slow.zip", {
			platform: { ...(await import("#cli/platform.ts")).nodePlatform, now: () => now },
			onMember: () => {
				now = 10_000_000;
			},
		});

		expect(result.ok && result.value).toEqual([]);
		expect(result.failed).toEqual([
			{ member: "a.xml", problem: { code: "timeout" } },
			{ member: "b.xml", problem: { code: "timeout" } },
		]);
	});
});

/** Sets the encryption flag in the local and the central header of a member. */
function encryptFlag(bytes: Uint8Array, name: string): void {
	for (const { header, flag } of headersOf(bytes, strToU8(name))) {
		bytes[header + flag] = (bytes[header + flag] ?? 0) | 1;
	}
}

function replaceName(bytes: Uint8Array, name: string, by: readonly number[]): void {
	for (const { at } of headersOf(bytes, strToU8(name))) bytes.set(by, at);
}

function headersOf(bytes: Uint8Array, name: Uint8Array) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const found: { at: number; header: number; flag: number }[] = [];
	for (let header = 0; header + 46 < bytes.length; header++) {
		const mark = view.getUint32(header, true);
		const layout =
			mark === 0x04034b50 ? { name: 30, flag: 6 } : mark === 0x02014b50 ? { name: 46, flag: 8 } : undefined;
		if (!layout) continue;
		const at = header + layout.name;
		if (name.every((byte, index) => bytes[at + index] === byte)) found.push({ at, header, flag: layout.flag });
	}
	if (found.length !== 2) throw new Error("a member has two headers");
	return found;
}
