import { type Zippable, zipSync, zlibSync } from "fflate";

import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { bitPng, bytesOf, joined, noise, onePagePdf, pdfOf, pdfStream } from "./parts.ts";

/** One file made to harm, and the problem it must end with. */
export interface Hostile {
	readonly name: string;
	readonly make: () => Uint8Array;
	/** What is expected of the file; for a container the problem of its member. */
	readonly problem: Readonly<Record<string, unknown>>;
	/** The file opens, and a member of it fails. */
	readonly member?: true;
	/** Near the limit of time: a slow machine says so instead. */
	readonly slow?: true;
	/** Keeps its thread busy until somebody ends it, which takes a worker. */
	readonly blocking?: true;
}

const MB = 1024 * 1024;
const invoice = sampleInvoice("special");
const xml = makeEInvoiceXml(invoice);
const pdf = () => makePdf(drawInvoice(invoice));
const ofd = () => makeOfd([{ invoice, drawings: drawInvoice(invoice) }]);
const png = () => makeQrPng(qrText(invoice) ?? "");
const cut = (bytes: Uint8Array, share = 0.6) => bytes.slice(0, Math.floor(bytes.length * share));
const over = (budget: string) => ({ code: "over_budget", budget });

/** Every hostile file, small ones first. Names end as the files pretend to be. */
export const hostileFiles: readonly Hostile[] = [
	{ name: "空文件.pdf", make: () => new Uint8Array(), problem: { code: "empty" } },
	{ name: "程序.pdf", make: () => joined("MZ\x90\0", noise(4096)), problem: { code: "unknown_format" } },
	{ name: "表格.ofd", make: spreadsheet, problem: { code: "unknown_format", form: "xlsx" } },

	{ name: "截断.pdf", make: () => cut(pdf(), 0.3), problem: { code: "broken" } },
	{ name: "截断.ofd", make: () => cut(ofd()), problem: { code: "broken" } },
	{ name: "截断.xml", make: () => cut(bytesOf(xml)), problem: { code: "broken" } },
	{ name: "截断.zip", make: () => cut(zipSync({ "a.xml": bytesOf(xml) })), problem: { code: "broken" } },
	{ name: "截断.eml", make: () => cut(mail()), problem: { code: "broken" }, member: true },
	{ name: "截断.png", make: () => cut(png()), problem: { code: "broken" } },
	{ name: "截断文件头.png", make: () => png().slice(0, 20), problem: { code: "broken" } },
	{ name: "截断.jpg", make: () => cut(jpeg(), 0.9), problem: { code: "broken" } },

	{ name: "炸弹.zip", make: bomb, problem: over("ratio") },
	{ name: "谎报大小.zip", make: lyingBomb, problem: { code: "over_budget" }, member: true },
	{ name: "一万个成员.zip", make: () => zipSync(members(10_000), { level: 0 }), problem: over("members") },
	{ name: "三层.zip", make: () => nested(3), problem: over("nesting"), member: true },
	{ name: "逃逸.zip", make: () => zipSync({ "../../a.xml": bytesOf(xml) }), problem: { code: "refused" } },

	{ name: "十亿个笑.xml", make: laughs, problem: { code: "refused" } },
	{ name: "外部实体.xml", make: external, problem: { code: "refused" } },
	{ name: "大文档类型.xml", make: hugeDoctype, problem: { code: "refused" }, slow: true },
	{ name: "十万层.xml", make: deepXml, problem: over("xmlDepth") },
	{ name: "百万元素.xml", make: () => wideXml(1_000_000), problem: over("xmlNodes") },

	{ name: "两亿像素文件头.png", make: () => bitPng(20_000, 10_000, new Uint8Array(8)), problem: over("pixels") },
	{ name: "两亿像素.png", make: hugePicture, problem: over("pixels") },

	{ name: "两千页.pdf", make: manyPages, problem: over("pages") },
	{ name: "十万段文字.pdf", make: () => textPdf(100_000), problem: over("textItems") },
	{ name: "五万段文字.ofd", make: () => textOfd(50_000), problem: over("textItems"), slow: true },
	{ name: "长文字.pdf", make: () => textPdf(20, "1".repeat(50_000)), problem: over("textLength") },
	{ name: "长文字.ofd", make: () => textOfd(20, "名称".repeat(25_000)), problem: over("textLength") },
	{ name: "页面套自己.pdf", make: pageLoop, problem: { code: "broken" } },
	{ name: "图形套自己.pdf", make: formLoop, problem: { code: "not_invoice" }, slow: true },
	{ name: "图形套图形.pdf", make: formLaughs, problem: over("textItems"), slow: true },
	{ name: "无尽的流.pdf", make: endlessStream, problem: { code: "broken" } },
	{ name: "流里的炸弹.pdf", make: streamBomb, problem: { code: "timeout" }, blocking: true },

	{ name: "噪声.bin", make: () => noise(60 * MB), problem: { code: "unknown_format" } },
	{ name: "噪声.xml", make: () => joined("<a>", noise(60 * MB)), problem: { code: "broken" } },
	{ name: "噪声.png", make: () => joined(png().slice(0, 100), noise(60 * MB)), problem: { code: "broken" } },
	{ name: "噪声.pdf", make: () => joined("%PDF-1.7\n", noise(60 * MB)), problem: { code: "broken" }, slow: true },
	{ name: "噪声.zip", make: () => joined("PK\x03\x04", noise(60 * MB)), problem: { code: "broken" } },
	{ name: "太大.pdf", make: () => noise(65 * MB), problem: over("fileBytes") },
];

function mail(): Uint8Array {
	const head = "From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n";
	const part = 'Content-Type: text/xml; name="a.xml"\r\nContent-Disposition: attachment\r\n\r\n';
	return bytesOf(`${head}${part}${xml}`);
}

/** A JPEG header of 64 by 64 pixels and no picture behind it. */
function jpeg(): Uint8Array {
	return Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63);
}

function spreadsheet(): Uint8Array {
	return zipSync({ "[Content_Types].xml": bytesOf("<Types/>"), "xl/workbook.xml": bytesOf("<workbook/>") });
}

function bomb(): Uint8Array {
	return zipSync({ "a.xml": new Uint8Array(60 * MB) });
}

/** Says 1 KB in both of its headers and unpacks to 60 MB. */
function lyingBomb(): Uint8Array {
	const bytes = bomb();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const directory = view.getUint32(bytes.length - 6, true);
	view.setUint32(22, 1024, true);
	view.setUint32(directory + 24, 1024, true);
	return bytes;
}

function members(count: number): Zippable {
	return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.xml`, bytesOf(xml.slice(0, 40))]));
}

function nested(levels: number): Uint8Array {
	let bytes = zipSync({ "a.xml": bytesOf(xml) });
	for (let level = 1; level < levels; level++) bytes = zipSync({ [`${level}.zip`]: bytes });
	return bytes;
}

function laughs(): Uint8Array {
	const entities = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
	return bytesOf(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">${entities.join("")}]><a>&l10;</a>`);
}

function external(): Uint8Array {
	return bytesOf('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>');
}

function hugeDoctype(): Uint8Array {
	return bytesOf(`<!DOCTYPE a [${'<!ENTITY e "x">'.repeat(MB)}]><a/>`);
}

function deepXml(): Uint8Array {
	return bytesOf(`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`);
}

function wideXml(count: number): Uint8Array {
	return bytesOf(`<EInvoice>${"<a>1</a>".repeat(count)}</EInvoice>`);
}

/** Sound from the first to the last byte: 20 000 by 10 000 white pixels in a few kilobytes. */
function hugePicture(): Uint8Array {
	return bitPng(20_000, 10_000, zlibSync(new Uint8Array((20_000 / 8 + 1) * 10_000), { level: 6 }));
}

function manyPages(): Uint8Array {
	const count = 2_000;
	const ids = Array.from({ length: count }, (_, index) => index + 3);
	return pdfOf(
		"<</Type/Catalog/Pages 2 0 R>>",
		`<</Type/Pages/Count ${count}/MediaBox[0 0 595 842]/Kids[${ids.map((id) => `${id} 0 R`).join(" ")}]>>`,
		...ids.map(() => "<</Type/Page/Parent 2 0 R>>"),
	);
}

/** Runs of text in a grid over one page, column by column: pdf.js joins runs that follow on one line. */
function textPdf(count: number, text = "1"): Uint8Array {
	const columns = Math.ceil(Math.sqrt(count));
	const runs = Array.from({ length: count }, (_, index) => {
		const x = (595 * Math.floor(index / columns)) / columns;
		const y = (842 * (index % columns)) / columns;
		return `${(1 / text.length).toFixed(6)} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm (${text}) Tj`;
	});
	return onePagePdf(`BT /F 1 Tf ${runs.join("\n")} ET`);
}

/** Text objects in a grid over one page. */
function textOfd(count: number, text = "名称"): Uint8Array {
	const columns = Math.ceil(Math.sqrt(count));
	const objects = Array.from({ length: count }, (_, index) => {
		const x = (210 * (index % columns)) / columns;
		const y = (140 * Math.floor(index / columns)) / columns;
		return `<TextObject Boundary="${x.toFixed(2)} ${y.toFixed(2)} 3 1" Size="0.5"><TextCode>${text}</TextCode></TextObject>`;
	});
	return ofdOf(`<Page><Content><Layer ID="2">${objects.join("")}</Layer></Content></Page>`);
}

function ofdOf(page: string): Uint8Array {
	const body = "<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>";
	const area = "<CommonData><PageArea><PhysicalBox>0 0 210 140</PhysicalBox></PageArea></CommonData>";
	return zipSync(
		{
			"OFD.xml": bytesOf(`<OFD>${body}</OFD>`),
			"Doc_0/Document.xml": bytesOf(
				`<Document>${area}<Pages><Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></Pages></Document>`,
			),
			"Doc_0/Pages/Page_0/Content.xml": bytesOf(page),
		},
		{ level: 6 },
	);
}

/** The tree of pages leads back to itself. */
function pageLoop(): Uint8Array {
	return pdfOf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>");
}

/** A form that draws itself. */
function formLoop(): Uint8Array {
	const resources = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X0 6 0 R>>>>";
	return onePagePdf("/X0 Do", pdfStream("BT /F 9 Tf (plain words on a page) Tj ET /X0 Do", resources));
}

/** Ten forms, each drawing the next one ten times: 10^10 pieces of text. */
function formLaughs(): Uint8Array {
	const forms = Array.from({ length: 10 }, (_, index) =>
		pdfStream(
			index < 9 ? `/X${index + 1} Do `.repeat(10) : "BT /F 9 Tf (a) Tj ET ",
			`/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X${index + 1} ${index + 7} 0 R>>>>`,
		),
	);
	return onePagePdf("/X0 Do", ...forms);
}

/** A stream that never ends: its length refers to itself, and nothing closes it. */
function endlessStream(): Uint8Array {
	return joined(
		"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Length 2 0 R>>\nstream\n",
		noise(8 * MB),
	);
}

/** Some kilobytes of contents that unpack to thirty million operators. */
function streamBomb(): Uint8Array {
	const packed = zlibSync(bytesOf("q Q ".repeat(16 * MB)), { level: 6 });
	return onePagePdf(joined(`<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, packed, "\nendstream"));
}
