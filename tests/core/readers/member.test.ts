import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

import { nodePlatform } from "#cli/platform.ts";
import { openMember } from "#core/readers/member.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import { sampleInvoices } from "#samples/index.ts";
import { attached, makeMail } from "#samples/make/mail.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { numbersOf, readings } from "./read/context.ts";

const [one, two] = sampleInvoices.filter(({ kind }) => kind === "digital_ordinary").map(makeXml);
if (!one || !two) throw new Error("two sample invoices are needed");

const zip = zipSync({ "九月/a.xml": one, "九月/b.xml": two });
const mail = makeMail([attached("a.xml", "text/xml", one), attached("a.xml", "text/xml", two)]);
const containers: readonly (readonly [string, Uint8Array])[] = [
	["a ZIP with folders", zip],
	["a mail with two attachments of one name", mail],
	["a ZIP in a mail", makeMail([attached("all.zip", "application/zip", zip)])],
	["a mail in a ZIP", zipSync({ "in/mail.eml": mail })],
	["a mail in a mail", makeMail([attached("inner.eml", "message/rfc822", mail)])],
	["a ZIP beside a folder of its name", zipSync({ "x.zip": zipSync({ "a.xml": one }), "x.zip2/a.xml": two })],
];

test.each(containers)("the member a reading names leads back to its bytes: %s", async (_, bytes) => {
	const found = await readings(bytes);

	expect(found).toHaveLength(2);
	for (const reading of found) {
		const member = await open(bytes, reading.member ?? "");
		expect(member.ok && numbersOf(await readings(member.value))).toEqual(numbersOf([reading]));
	}
});

test.each([
	["a name that is not there", zip, "九月/c.xml"],
	["a name inside what is no container", mail, "a.xml/b.xml"],
	["no name", mail, ""],
	["a file that is no container", one, "a.xml"],
])("%s is a problem", async (_, bytes, path) => {
	expect(await open(bytes, path)).toEqual({ ok: false, error: { code: "broken" } });
});

function open(bytes: Uint8Array, path: string) {
	const { signal } = new AbortController();
	const deadline = nodePlatform.now() + defaultBudget.timeMs;
	return openMember(bytes, path, { budget: defaultBudget, signal, deadline, platform: nodePlatform });
}

function makeXml(invoice: (typeof sampleInvoices)[number]): Uint8Array {
	return strToU8(makeEInvoiceXml(invoice));
}
