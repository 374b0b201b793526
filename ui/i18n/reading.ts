import type { Text } from "./text.ts";

/** Why a file gave no invoice, and what is to be known of one that did. */
export const readingWords = {
	"read.empty": {
		zh: "文件是空的，没有内容。请重新下载后再放入。",
		en: "The file is empty. Download it again and add it.",
	},
	"read.unknown_format": {
		zh: "不认识这种文件。请放入 PDF、OFD、XML、图片、ZIP 或 .eml。",
		en: "This form of file is not known. Add PDF, OFD, XML, a picture, ZIP or .eml.",
	},
	"read.not_invoice": {
		zh: "文件完好，但里面没有发票。若确实是发票，可手工填写。",
		en: "The file is fine but holds no invoice. If it is one, type it in.",
	},
	"read.broken": {
		zh: "文件损坏或没有下载完整。请向开票方重新索取。",
		en: "The file is damaged or incomplete. Ask the seller for it again.",
	},
	"read.encrypted": {
		zh: "文件有密码，打不开。请先用密码另存一份再放入。",
		en: "The file has a password. Save a copy without it and add that.",
	},
	"read.refused": {
		zh: "文件带有攻击常用的写法，没有打开。不要使用它，请向开票方重新索取。",
		en: "The file uses a form known from attacks and was not opened. Do not use it; ask the seller again.",
	},
	"read.over_budget": {
		zh: "文件超出读取上限（{budget}），没有读完。请拆小后再放入。",
		en: "The file is over a reading limit ({budget}). Split it and add the parts.",
	},
	"read.timeout": {
		zh: "读取超时，没有读完。请单独再放入一次；仍不行可手工填写。",
		en: "Reading took too long. Add it again alone; if that fails, type it in.",
	},
	"read.assets_missing": {
		zh: "读它要用的程序部件没有取到，多半是没有连网。为免读漏，没有保存。请连网后重新打开本页，再放入一次。",
		en: "Parts of our program that this file needs could not be fetched, most likely offline. It was not kept, lest text be missed. Go online, reload, add it again.",
	},
	"read.aborted": {
		zh: "已停止，没有读取。需要时再放入一次。",
		en: "Stopped before reading. Add it again when needed.",
	},
	"read.failed": {
		zh: "我们的程序没能读出它，文件没有问题也可能如此。可手工填写。",
		en: "Our program could not read it, which does not mean the file is bad. You can type it in.",
	},
	"read.storage_full": {
		zh: "读到了，但浏览器没有空间存下它。清理磁盘或彻底删除回收站后再放入。",
		en: "It was read, but the browser has no room to keep it. Free some space or empty the trash, then add it again.",
	},

	"budget.fileBytes": { zh: "文件太大", en: "file too large" },
	"budget.unpackedBytes": { zh: "解压后太大", en: "too large when unpacked" },
	"budget.memberBytes": { zh: "其中一个成员太大", en: "one member too large" },
	"budget.members": { zh: "成员太多", en: "too many members" },
	"budget.ratio": { zh: "压缩比异常", en: "suspicious compression" },
	"budget.nesting": { zh: "嵌套太深", en: "nested too deep" },
	"budget.xmlDepth": { zh: "XML 层次太深", en: "XML too deep" },
	"budget.xmlNodes": { zh: "XML 节点太多", en: "too many XML nodes" },
	"budget.pixels": { zh: "图片像素太多", en: "too many pixels" },
	"budget.pages": { zh: "页数太多", en: "too many pages" },
	"budget.textItems": { zh: "一页文字太多", en: "too much text on a page" },
	"budget.textLength": { zh: "一页文字太长", en: "text of a page too long" },
	"budget.timeMs": { zh: "时间太长", en: "too long" },
	"budget.containerMs": { zh: "容器里的文件太多，时间不够", en: "too many files inside for the time" },
	"budget.other": { zh: "太大", en: "too large" },
	"budget.rows": { zh: "一张表超过 50 000 行", en: "a sheet has more than 50,000 rows" },
	"budget.columns": { zh: "列太多", en: "too many columns" },

	"note.qr_not_found": {
		zh: "页面上没有找到二维码，少了一项可核对的内容。",
		en: "No QR was found on the page; one thing less to compare.",
	},
	"note.qr_not_searched": {
		zh: "没有在页面上找二维码，少了一项可核对的内容。",
		en: "The page was not searched for a QR; one thing less to compare.",
	},
	"note.labels_unreadable": {
		zh: "文件的字体没有文字编码，内容按位置读取。请对照原件核对。",
		en: "The file's fonts carry no text codes; values were read by their place. Compare with the original.",
	},
	"note.needs_person.no_readable_qr": {
		zh: "图片上没有读到二维码，需要照图补录。",
		en: "No QR could be read from the picture; please complete it.",
	},
	"note.needs_person.no_text": {
		zh: "文件里没有可读的文字，需要照图补录。",
		en: "The file holds no readable text; please complete it.",
	},
	"note.accounting_data": {
		zh: "这是会计数据文件，描述发票但不是发票原件。请另存原件。",
		en: "This is accounting data about an invoice, not the original. Keep the original too.",
	},
	"note.part_unreadable": {
		zh: "文件的一部分（{part}）没能读出，其余照常。",
		en: "A part of the file ({part}) could not be read; the rest was.",
	},
} as const satisfies Readonly<Record<string, Text>>;
