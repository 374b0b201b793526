import { sampleInvoice } from "../../samples/index.ts";
import { drawInvoice } from "../../samples/make/face.ts";
import { makePdf } from "../../samples/make/pdf.ts";
import { makeQrPng } from "../../samples/make/qr-picture.ts";
import { qrText } from "../../samples/make/qr-text.ts";
import { makeEInvoiceXml } from "../../samples/make/xml.ts";

const invoice = sampleInvoice("special");

/** Files of invented invoices, made when asked for. */
export const files = {
	pdf: () => ({ name: "发票.pdf", mimeType: "application/pdf", bytes: makePdf(drawInvoice(invoice)) }),
	xml: (name = "发票.xml") => ({ name, mimeType: "application/xml", bytes: makeEInvoiceXml(invoice) }),
	qr: () => ({ name: "二维码.png", mimeType: "image/png", bytes: makeQrPng(qrText(invoice) ?? "") }),
	empty: () => ({ name: "空.pdf", mimeType: "application/pdf", bytes: "" }),
	text: () => ({ name: "便条.bin", mimeType: "application/octet-stream", bytes: "这不是发票" }),
	/** An XML of its own number: a row of its own. */
	numbered: (index: number) => {
		const number = `26992000${String(900_000_000_000 + index)}`;
		const bytes = makeEInvoiceXml({ ...invoice, number });
		return { name: `发票-${index}.xml`, mimeType: "application/xml", bytes };
	},
};

export const number = invoice.number;
