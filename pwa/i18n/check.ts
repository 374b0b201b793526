import type { Text } from "#ui/i18n/text.ts";

/** The page 查验 with camera, list of this session and typed form. */
export const checkWords = {
	"check.title": { zh: "查验", en: "Check" },
	"check.lead": {
		zh: "把发票拖到窗口任何位置，或从这里选择。文件只在本机读取，不上传。",
		en: "Drop invoices anywhere in the window, or choose them here. Files are read on this device, never uploaded.",
	},
	"check.lead.phone": {
		zh: "选择文件、扫码或手工填写。文件只在本机读取，不上传。",
		en: "Choose files, scan or type. Files are read on this device, never uploaded.",
	},
	"check.takes": {
		zh: "PDF、OFD、XML、图片、ZIP、邮件 .eml，可一次多个",
		en: "PDF, OFD, XML, pictures, ZIP, mail (.eml); many at once",
	},
	"check.drop": { zh: "松开，开始读取", en: "Let go to start reading" },
	"check.does.title": { zh: "验票做什么", en: "What it does" },
	"check.does.read": { zh: "读", en: "Read" },
	"check.does.read.text": {
		zh: "PDF、OFD、XML、图片上的二维码。每个值都标明出处，互相矛盾的并排给你看。",
		en: "PDF, OFD, XML and QR codes in pictures. Every value names its source; contradictions stand side by side.",
	},
	"check.does.check": { zh: "查", en: "Check" },
	"check.does.check.text": {
		zh: "先在本机做离线检查，再向你设置的接口查验。真伪、状态、可报销分开说，没查的也列出来。",
		en: "First offline on this device, then with the service you set. Authenticity, state and claim stay apart, and what was not checked is listed.",
	},
	"check.does.keep": { zh: "存", en: "Keep" },
	"check.does.keep.text": {
		zh: "原件一个字节不改，留在这台设备上。断网也能用。",
		en: "Originals stay on this device, not a byte changed. It works without a network.",
	},
	"check.samples.title": { zh: "第一次用？", en: "First time here?" },
	"check.samples.text": {
		zh: "载入几张演示发票，看看每一种结论长什么样。演示发票处处标「演示」，不进合计，随时可删。",
		en: "Load a few sample invoices to see what each verdict looks like. They are marked Sample everywhere, never count in totals and can be deleted at any time.",
	},
	"check.restore": { zh: "从备份恢复", en: "Restore from a backup" },
	"check.passphrase.title": { zh: "要不要口令？", en: "A passphrase?" },
	"check.passphrase.text": {
		zh: "存在这里的都加密。设了口令，只有知道的人能打开；不设，能用这个浏览器的人都能打开。",
		en: "What is kept here is encrypted. With a passphrase only those who know it can open it; without one, whoever can use this browser can.",
	},
	"check.passphrase.set": { zh: "设口令", en: "Set a passphrase" },
	"check.passphrase.later": { zh: "以后再说", en: "Later" },
	"check.samples.failed": {
		zh: "示例发票没能载入。请联网后再试一次。",
		en: "The samples did not load. Connect to the network and try again.",
	},
	"check.list": { zh: "本次读取", en: "This session" },
	"check.pasteNothing": {
		zh: "剪贴板里没有文字或图片。先复制二维码内容、发票号码一行或一张截图，再粘贴。",
		en: "The clipboard holds no text or picture. Copy the QR text, a line with the number, or a screenshot first.",
	},
	"check.pasteDenied": {
		zh: "浏览器没有允许读取剪贴板。请在本页按 Ctrl+V 粘贴。",
		en: "The browser did not allow reading the clipboard. Press Ctrl+V on this page.",
	},
	"check.pastedPicture": { zh: "粘贴的图片", en: "Pasted picture" },
	"check.scanned": { zh: "扫到的二维码", en: "Scanned QR" },
	"check.typed": { zh: "手工填写", en: "Typed in" },

	"line.waiting": { zh: "等待读取", en: "Waiting" },
	"line.reading": { zh: "正在读取", en: "Reading" },
	"line.cancelled": { zh: "已停止，未读取", en: "Stopped before reading" },
	"line.new": { zh: "新存入", en: "Saved" },
	"line.long.new": { zh: "新存入发票库", en: "Saved to the library" },
	"line.long.merged": { zh: "并入已有的发票，多了一份原件", en: "One more original of an invoice you have" },
	"line.long.known": { zh: "早已在发票库，原件也相同", en: "Already in the library, with this original" },
	"line.merged": { zh: "已并入", en: "Merged" },
	"line.mended": { zh: "已修好", en: "Repaired" },
	"line.long.mended": {
		zh: "库里这张有数据损坏、打不开，已由这份文件取代；只有损坏的那份记着的备注、标签、查验结果和经过没有了",
		en: "What the library held of it was damaged and did not open; this file has taken its place. Notes, tags, answers and events that only the damaged data held are gone",
	},
	"line.known": { zh: "已在库", en: "Known" },
	"line.needsPerson": { zh: "读不全，需要补录", en: "Not fully readable, please complete it" },
	"line.count": { zh: "{count} 张发票", en: "Invoices: {count}" },
	"line.failedCount": { zh: "{count} 个成员没能读出", en: "Files inside not read: {count}" },
	"line.none": { zh: "没有发票", en: "No invoice" },

	"camera.title": { zh: "扫发票左上角的二维码", en: "Scan the QR at the top left of the invoice" },
	"camera.starting": { zh: "正在打开摄像头", en: "Starting the camera" },
	"camera.hint": {
		zh: "把二维码放进画面，读到后自动保存。图像只在本机处理。",
		en: "Hold the QR in the picture; it is saved as soon as it is read. Images stay on this device.",
	},
	"camera.denied": {
		zh: "浏览器没有允许使用摄像头。请在地址栏的权限里允许，或改为拍照后选择图片。",
		en: "The browser did not allow the camera. Allow it in the address bar, or take a photo and choose the file.",
	},
	"camera.none": {
		zh: "没有找到摄像头。请拍照后选择图片，或手工填写。",
		en: "No camera was found. Take a photo and choose the file, or type the invoice in.",
	},
	"camera.busy": {
		zh: "摄像头正被别的程序使用。关闭它之后再试。",
		en: "Another program is using the camera. Close it and try again.",
	},
	"camera.notInvoice": {
		zh: "这个二维码不是发票的。请对准发票左上角的二维码。",
		en: "This QR is not an invoice's. Aim at the QR at the top left of the invoice.",
	},

	"form.checkCode5.wrong": {
		zh: "区块链发票的校验码是 5 位",
		en: "Blockchain invoices have a check code of 5 characters",
	},
	"form.saved": { zh: "填写的内容已保存", en: "What was typed is saved" },
	"form.xml": { zh: "XML", en: "XML" },
	"form.ofd": { zh: "OFD", en: "OFD" },
	"form.pdf": { zh: "PDF", en: "PDF" },
	"form.image": { zh: "图片", en: "Picture" },
	"form.qr": { zh: "二维码", en: "QR" },
	"form.typed": { zh: "手工", en: "Typed" },
	"form.page": { zh: "网页", en: "Web page" },
	"form.ledger": { zh: "台账", en: "Ledger" },
} as const satisfies Readonly<Record<string, Text>>;
