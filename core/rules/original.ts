import type { Check } from "./check.ts";
import { kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "original";

export const original: Check = {
	id,
	name: { zh: "电子原件", en: "Electronic original" },
	basis: "财会〔2020〕6号; domain §8 (26), §9",
	sentences: {
		picture: {
			zh: "手里只有这张电子发票的图片或打印件。以电子凭证的纸质打印件报销入账的，必须同时保存电子原件。请向开票方或电子税务局索取 PDF、OFD 或 XML 原件。",
			en: "There is only a picture or print of this electronic invoice. Whoever books on a print must keep the electronic original with it. Ask the issuer or the tax bureau's site for the PDF, OFD or XML.",
		},
		no_file: {
			zh: "只有二维码或手工填写的内容，没有这张电子发票的文件。报销入账要保存电子原件。请向开票方或电子税务局索取 PDF、OFD 或 XML 原件。",
			en: "There is only a QR code or what was typed, and no file of this electronic invoice. The books need the electronic original. Ask the issuer or the tax bureau's site for the PDF, OFD or XML.",
		},
		accounting_data: {
			zh: "这是给接收方入账用的数据，不是发票原件。它可以用来记账，但归档还要保存 PDF、OFD 或 XML 原件。",
			en: "This is booking data for the receiver, not the original of the invoice. It may be used for the books, but the PDF, OFD or XML original must be kept too.",
		},
		paper: {
			zh: "这是纸质发票，这里只有它的图片或内容。报销和归档要用纸质原件，请妥善保管。",
			en: "This is a paper invoice, and here is only its picture or content. The claim and the archive need the paper itself: keep it safe.",
		},
	},
	run(invoice) {
		const { forms, notes } = invoice;
		const kind = kindOf(invoice);
		if (forms.length === 0) return notRun(id, "file");
		const files = forms.filter((form) => form === "pdf" || form === "ofd" || form === "xml");
		const onlyData = notes.some((note) => note.code === "accounting_data") && files.length < 2;
		if (onlyData) return found(id, "look", [], { sentence: "accounting_data" });
		if (!kind) return notRun(id, "kind");
		if (kind.medium === "paper") return found(id, "note", [], { sentence: "paper" });
		const scanned = notes.some((note) => note.code === "needs_person" && note.reason === "no_text");
		if (files.some((form) => form !== "pdf") || (files.length > 0 && !scanned)) return clear(id);
		const sentence = files.length > 0 || forms.includes("image") ? "picture" : "no_file";
		return found(id, "look", [], { sentence });
	},
};
