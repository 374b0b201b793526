import type { Check } from "./check.ts";
import { kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "qr_missing";

export const qrMissing: Check = {
	id,
	name: { zh: "应有的二维码", en: "QR code expected" },
	basis: "domain §2.1, §2.5",
	sentences: {
		not_found: {
			zh: "{kind}通常印有二维码，这份文件里没有找到。可能太模糊、被裁掉或遮住。请看原件；没有二维码的内容只能以查验结果为准。",
			en: "{kindEn} normally carries a QR code, but none was found in this file. It may be blurred, cut off or covered. Look at the original; without it only the authority's answer counts.",
		},
	},
	run(invoice) {
		if (invoice.qr.length > 0) return clear(id);
		const kind = kindOf(invoice);
		if (!kind) return notRun(id, "kind");
		if (!kind.qrAmount) return notRun(id, "qr"); // no real QR of this kind is known: domain §2.2
		if (!invoice.notes.some((note) => note.code === "qr_not_found")) return notRun(id, "page");
		return found(id, "note", [], { sentence: "not_found", kind: kind.name.zh, kindEn: kind.name.en });
	},
};
