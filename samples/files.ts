import { alteredTotal, sampleInvoice } from "./invoices.ts";
import { drawInvoice } from "./make/face.ts";
import { makeOfd } from "./make/ofd.ts";
import { makePdf } from "./make/pdf.ts";
import { makeQrPng } from "./make/qr-picture.ts";
import { qrText } from "./make/qr-text.ts";
import { makeEInvoiceXml, makeOldInvoiceXml } from "./make/xml.ts";

/** A file people may try before they have one of their own. */
export interface SampleFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
	readonly title: { readonly zh: string; readonly en: string };
	/** What it shows. */
	readonly about: { readonly zh: string; readonly en: string };
}

const PDF = "application/pdf";
const OFD = "application/ofd";

/** The sample files of the first screen, made anew at build time. */
export function sampleFiles(): Promise<readonly SampleFile[]> {
	const ordinary = sampleInvoice("ordinary");
	const specialElectronic = sampleInvoice("special-electronic");
	const voided = sampleInvoice("void");
	const redFull = sampleInvoice("red-full");
	const altered = sampleInvoice("altered");
	const notFound = sampleInvoice("not-found");
	const redLater = sampleInvoice("red-later");
	const paper = sampleInvoice("special-paper");
	const xml = makeEInvoiceXml(ordinary);
	return Promise.resolve([
		{
			name: "演示-餐费-普通发票.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(ordinary)),
			title: { zh: "数电普票 PDF", en: "Ordinary digital invoice, PDF" },
			about: { zh: "一切相符，查验一致", en: "Everything agrees and the check matches" },
		},
		{
			name: "演示-餐费-普通发票.xml",
			mediaType: "application/xml",
			bytes: new TextEncoder().encode(xml),
			title: { zh: "同一张票的 XML", en: "The same invoice, XML" },
			about: { zh: "与 PDF 合并为一条记录", en: "Joins the PDF in one record" },
		},
		{
			name: "演示-餐费-普通发票.ofd",
			mediaType: OFD,
			bytes: makeOfd([{ invoice: ordinary, drawings: drawInvoice(ordinary) }]),
			title: { zh: "同一张票的 OFD", en: "The same invoice, OFD" },
			about: { zh: "三份原件，一张发票", en: "Three originals, one invoice" },
		},
		{
			name: "演示-笔记本电脑-电子专票.ofd",
			mediaType: OFD,
			bytes: makeOfd(
				[
					{
						invoice: specialElectronic,
						drawings: drawInvoice(specialElectronic),
						xml: makeOldInvoiceXml(specialElectronic),
					},
				],
				{ tags: "tax_control" },
			),
			title: { zh: "电子专票 OFD", en: "Special electronic invoice, OFD" },
			about: { zh: "带折扣行和内嵌 XML", en: "With a discount row and an embedded XML" },
		},
		{
			name: "演示-餐费-已作废.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(voided)),
			title: { zh: "已作废的电子普票", en: "A voided invoice" },
			about: { zh: "文件没有问题，但发票已经作废", en: "The file is sound, the invoice is void" },
		},
		{
			name: "演示-笔记本电脑-已红冲.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(redFull)),
			title: { zh: "已全额红冲的数电专票", en: "A fully reversed invoice" },
			about: { zh: "开票后又被全额红冲，不能再报销", en: "Reversed in full after issue; not to be claimed" },
		},
		{
			name: "演示-笔记本电脑-金额被改.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(altered, { printed: alteredTotal })),
			title: { zh: "金额被改过的 PDF", en: "A PDF whose total was altered" },
			about: { zh: "票面 1,310.00，二维码 1,130.00", en: "The face says 1,310.00, its QR 1,130.00" },
		},
		{
			name: "演示-餐费-查无此票.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(notFound)),
			title: { zh: "查无此票", en: "Not found" },
			about: { zh: "看起来完好，查验时查无此票", en: "Looks sound, but nobody issued it" },
		},
		{
			name: "演示-笔记本电脑-查过以后红冲.pdf",
			mediaType: PDF,
			bytes: makePdf(drawInvoice(redLater)),
			title: { zh: "查过以后才红冲的数电专票", en: "An invoice reversed after it was checked" },
			about: { zh: "第一次查正常，再查就已全额红冲", en: "Normal at the first check, reversed at the next" },
		},
		{
			name: "演示-纸质专票-二维码.png",
			mediaType: "image/png",
			bytes: makeQrPng(qrText(paper) ?? ""),
			title: { zh: "纸质专票的二维码", en: "The QR of a paper invoice" },
			about: { zh: "只有二维码也能查验", en: "The QR alone is enough for a check" },
		},
	]);
}
