import { parseDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";

const invoice = sampleInvoice("special");

/** Files of invented invoices, made when asked for. */
export const files = {
	pdf: () => ({ name: "发票.pdf", mimeType: "application/pdf", bytes: makePdf(drawInvoice(invoice)) }),
	xml: (name = "发票.xml") => ({ name, mimeType: "application/xml", bytes: makeEInvoiceXml(invoice) }),
	/** An XML that says more than the fields hold: of the seller, of a journey, of building work. */
	besides: () => {
		const specific =
			"<PassengerTransportation><Traveler>样张人</Traveler><Departure>甲地</Departure>" +
			"<Destination>乙地</Destination><TrainNumber>G9999</TrainNumber></PassengerTransportation>" +
			"<ConstructionService><Site>示例省演示市样张区</Site></ConstructionService>";
		const bytes = makeEInvoiceXml(invoice, { specific }).replace(
			"</SellerInformation>",
			"<SellerBankName>示例银行演示支行</SellerBankName><SellerBankAccNum>9900123400005678</SellerBankAccNum></SellerInformation>",
		);
		return { name: "票面其他.xml", mimeType: "application/xml", bytes };
	},
	qr: () => ({ name: "二维码.png", mimeType: "image/png", bytes: makeQrPng(qrText(invoice) ?? "") }),
	empty: () => ({ name: "空.pdf", mimeType: "application/pdf", bytes: "" }),
	text: () => ({ name: "便条.bin", mimeType: "application/octet-stream", bytes: "这不是发票" }),
	/** A red invoice, and the blue one it names. */
	red: () => ({ name: "红字.xml", mimeType: "application/xml", bytes: makeEInvoiceXml(sampleInvoice("red-sheet")) }),
	blue: () => ({ name: "蓝字.xml", mimeType: "application/xml", bytes: makeEInvoiceXml(sampleInvoice("red-full")) }),
	numberOf: (index: number) => `26992000${String(900_000_000_000 + index * 7919)}`,
	/** An XML of another number with the same seller, total and day. */
	alike: (index: number) => {
		const bytes = makeEInvoiceXml({ ...invoice, number: files.numberOf(index) });
		return { name: `相似-${index}.xml`, mimeType: "application/xml", bytes };
	},
	/** An XML of its own number, day and amounts: a row of its own, like no other. */
	numbered: (index: number) => {
		const number = files.numberOf(index);
		const day = `2026${String(1 + (index % 10)).padStart(2, "0")}${String(1 + (Math.floor(index / 10) % 28)).padStart(2, "0")}`;
		const issuedOn = parseDay(day) ?? invoice.issuedOn;
		const more = index * 1_00;
		const amounts = { amount: fen(invoice.amount + more), total: fen(invoice.total + more) };
		const bytes = makeEInvoiceXml({ ...invoice, ...amounts, number, issuedOn });
		return { name: `发票-${index}.xml`, mimeType: "application/xml", bytes };
	},
};

export const number = invoice.number;
