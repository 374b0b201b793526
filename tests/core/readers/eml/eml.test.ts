import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { sampleInvoices } from "#samples/index.ts";
import { attached, type MailPart, makeMail } from "#samples/make/mail.ts";
import { makePng } from "#samples/make/png.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { numbersOf, problem, read, readings } from "../read/context.ts";

const [invoice, other] = sampleInvoices.filter((one) => one.kind === "digital_ordinary" && qrText(one));
if (!invoice || !other) throw new Error("two sample invoices with a QR are needed");
const xml = strToU8(makeEInvoiceXml(invoice));
const otherXml = strToU8(makeEInvoiceXml(other));
const png = makeQrPng(qrText(other) ?? "");

const words: MailPart = { type: "text/plain; charset=utf-8", bytes: strToU8("请查收") };

describe("a mail", () => {
	it("tells attachments of one name apart", async () => {
		const two = makeMail([attached("a.xml", "text/xml", xml), attached("a.xml", "text/xml", otherXml)]);

		const all = await readings(two, "mail.eml");

		expect(all.map((reading) => reading.member)).toEqual(["a.xml", "a (2).xml"]);
		expect(numbersOf(all)).toEqual([invoice.number, other.number]);
	});

	it("gives the invoices of its attachments", async () => {
		const all = await readings(
			makeMail([words, attached("a.xml", "text/xml", xml), attached("b.png", "application/octet-stream", png)]),
			"mail.eml",
		);

		expect(numbersOf(all).toSorted()).toEqual([invoice.number, other.number].toSorted());
		expect(all.map((reading) => reading.member)).toEqual(["a.xml", "b.png"]);
	});

	it("decodes the names of attachments", async () => {
		const encoded = {
			type: "text/xml",
			bytes: xml,
			headers: ["Content-Disposition: attachment; filename*=GBK''%B7%A2%C6%B1.xml"],
		};

		expect((await readings(makeMail([encoded])))[0]?.member).toBe("发票.xml");
	});

	it("may carry a ZIP", async () => {
		const all = await readings(makeMail([attached("all.zip", "application/zip", zipSync({ "a.xml": xml }))]));

		expect(all.map((reading) => reading.member)).toEqual(["all.zip/a.xml"]);
	});

	it("may carry another mail, once", async () => {
		const inner = makeMail([attached("a.xml", "text/xml", xml)]);
		const outer = makeMail([
			{ type: "message/rfc822", bytes: inner, headers: ['Content-Disposition: attachment; filename="fw.eml"'] },
		]);

		expect((await readings(outer)).map((reading) => reading.member)).toEqual(["fw.eml/a.xml"]);

		const third = await read(makeMail([attached("outer.eml", "message/rfc822", outer)]), "third.eml");
		expect(third.failed).toEqual([
			{ member: "outer.eml/fw.eml", problem: { code: "over_budget", budget: "nesting", limit: 1 } },
		]);
	});

	it("does not report the logo in its text, but reads an invoice shown there", async () => {
		const logo = makePng({ width: 40, height: 40, data: new Uint8Array(1600).fill(200) });
		const inline = (id: string, bytes: Uint8Array): MailPart => ({
			type: "image/png",
			bytes,
			headers: [`Content-ID: <${id}>`, `Content-Disposition: inline; filename="${id}.png"`],
		});

		const result = await read(makeMail([words, inline("logo", logo), inline("scan", png)]), "mail.eml");

		expect(result.ok && result.value.map((reading) => reading.member)).toEqual(["scan.png"]);
		expect(result.failed).toBeUndefined();
	});

	it("names an attachment it cannot read", async () => {
		const result = await read(makeMail([attached("a.docx", "application/msword", new Uint8Array(600))]), "mail.eml");

		expect(result.failed).toEqual([{ member: "a.docx", problem: { code: "unknown_format", form: "unknown" } }]);
	});

	it.each([
		["a line of an mbox file", ["From someone@example.com Sat Sep 12 10:00:00 2026"]],
		[
			"signatures of mail servers",
			["Received: from a.example.com\r\n\tby b.example.com;", "DKIM-Signature: v=1; a=rsa"],
		],
	])("is known when it starts with %s", async (_, first) => {
		expect(await readings(makeMail([attached("a.xml", "text/xml", xml)], first), "any.bin")).toHaveLength(1);
	});

	it("without attachments holds no invoice", async () => {
		expect(await problem(makeMail([words]))).toEqual({ code: "not_invoice" });
	});

	it("nested beyond reason is broken", async () => {
		const levels = Array.from(
			{ length: 100 },
			(_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
		);

		expect(await problem(strToU8(`From: a@example.com\r\nMIME-Version: 1.0\r\n${levels.join("")}`))).toEqual({
			code: "broken",
		});
	});
});
