import { parseQr } from "#core/qr/text.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "qr_intact";

export const qrIntact: Check = {
	id,
	name: { zh: "二维码内容完整", en: "QR text intact" },
	basis: "domain §2.3",
	sentences: {
		altered: {
			zh: "二维码内容与它自带的校验值（{crc}）对不上。可能被改动，也可能这家开票软件用了自己的算法，所以不能据此说票是假的。请以查验结果为准。",
			en: "The text of the QR code does not fit the check value it carries ({crc}). It was altered, or the issuing program has a way of its own, so this alone does not make the invoice false. Ask the authority.",
		},
		no_crc: {
			zh: "二维码没有带校验值，无法判断内容是否完整。部分开票软件如此。请以查验结果为准。",
			en: "The QR code carries no check value, so nobody can tell whether its text is intact. Some issuing programs leave it out. Ask the authority.",
		},
	},
	run(invoice) {
		const codes = invoice.qr.map((one) => parseQr(one.text)).filter((qr) => qr?.form === "vat");
		if (codes.length === 0) return notRun(id, "qr");
		const altered = codes.find((qr) => qr.crcState === "mismatch");
		if (altered) return found(id, "look", [], { sentence: "altered", crc: altered.crc ?? "" });
		return codes.some((qr) => qr.crcState === "absent") ? found(id, "note", [], { sentence: "no_crc" }) : clear(id);
	},
};
