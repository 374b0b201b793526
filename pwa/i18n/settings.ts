import type { Text } from "#ui/i18n/text.ts";

/** Settings (设置). */
export const settingsWords = {
	"settings.title": { zh: "设置", en: "Settings" },
	"settings.provider.sample.text": {
		zh: "只回答演示发票，由本机的验票服务作答，结论都标「演示」。",
		en: "Answers for sample invoices only, from the server on this machine; every verdict says Sample.",
	},
	"settings.provider.gateway": { zh: "本服务的网关", en: "This server's gateway" },
	"settings.provider.gateway.text": {
		zh: "由提供这个页面的服务向它的供应商查验，供应商的授权码不离开服务器；同事查过的结果直接可用。",
		en: "The server this page came from asks its suppliers; their code never leaves it, and answers colleagues got before are used at once.",
	},
	"settings.url.hint": {
		zh: "完整地址，如 https://supplier.example.com/fpcy",
		en: "Full address, like https://supplier.example.com/fpcy",
	},
	"settings.ask": { zh: "存入后自动查验", en: "Check automatically after saving" },
	"settings.ask.hint": {
		zh: "每张票每天最多 5 次，自动查验用掉 1 次。",
		en: "Each invoice has 5 checks a day; this uses one.",
	},
	"settings.claim": { zh: "报销期限", en: "Claim period" },
	"settings.claim.label": { zh: "开票后多少天内可报销", en: "Days after issue within which it can be claimed" },
	"settings.claim.hint": { zh: "留空就不做这项检查。", en: "Leave it empty to skip this check." },
	"settings.claim.wrong": { zh: "填 1 到 3650 的整数，或留空", en: "A whole number from 1 to 3650, or empty" },
	"settings.storage": { zh: "本机存储", en: "Storage on this device" },
	"settings.storage.records": { zh: "发票", en: "Invoices" },
	"settings.storage.originals": { zh: "原件", en: "Originals" },
	"settings.storage.bytes": { zh: "原件大小", en: "Size of originals" },
	"settings.storage.persisted": { zh: "长期保存", en: "Permanent storage" },
	"settings.storage.persisted.yes": { zh: "浏览器承诺不自动清除", en: "The browser promises not to clear it" },
	"settings.storage.persisted.no": {
		zh: "浏览器可能在磁盘不足时清除。重要的原件请另存一份。",
		en: "The browser may clear it when the disk is full. Keep important originals elsewhere too.",
	},
	"settings.storage.persist": { zh: "请求长期保存", en: "Ask the browser to keep it" },
	"settings.storage.offline": { zh: "离线使用", en: "Offline use" },
	"settings.storage.offline.ready": { zh: "已备好，断网也能读文件", en: "Ready; files can be read without a network" },
	"settings.storage.offline.not": {
		zh: "还没有备好。保持联网片刻后再来看。",
		en: "Not ready yet. Stay connected for a moment.",
	},
	"settings.about": { zh: "能做什么，不能做什么", en: "What it can and cannot do" },
	"settings.about.1": {
		zh: "查验一致只说明税务机关有一张内容相同的发票，不说明交易真实，也不说明手里的文件没有被改过。",
		en: "A check that agrees says the tax authority has an invoice with this content. It does not prove the deal, nor that the file in hand is unchanged.",
	},
	"settings.about.2": {
		zh: "没有查过、没有问成，都写「无法判断」，不等于假，也不等于真。",
		en: "What was not asked, or could not be, is “cannot tell”: neither false nor genuine.",
	},
	"settings.about.3": {
		zh: "目前不验证电子签名，不识别没有二维码的图片；这样的票留在「待补录」。",
		en: "Electronic signatures are not verified yet, and pictures without a QR are not recognised; such invoices wait under “To complete”.",
	},
	"settings.about.4": {
		zh: "发票和设置加密存在这个浏览器里；换浏览器或清除网站数据就看不到了。",
		en: "Invoices and settings are kept encrypted in this browser; another browser, or clearing site data, does not have them.",
	},
	"settings.about.5": {
		zh: "授权码存在本机。公用电脑上不要填写。",
		en: "The authorisation code is kept on this device. Do not enter it on a shared computer.",
	},
	"settings.version": { zh: "版本 {version}", en: "Version {version}" },
	"settings.asking": { zh: "查验速度", en: "Speed of checks" },
	"settings.asking.lead": {
		zh: "排队查验时照这个速度问。供应商说慢一点，会自己放慢。",
		en: "The queue asks at this speed, and slows down by itself when the supplier says so.",
	},
	"settings.asking.perMinute": { zh: "每分钟最多几张", en: "Checks per minute, at most" },
	"settings.asking.perMinute.wrong": { zh: "填 1 到 6000 的整数", en: "A whole number from 1 to 6000" },
	"settings.asking.atOnce": { zh: "同时几张", en: "Checks at the same time, at most" },
	"settings.asking.atOnce.wrong": { zh: "填 1 到 20 的整数", en: "A whole number from 1 to 20" },
	"settings.watch": { zh: "复查", en: "Re-checks" },
	"settings.watch.lead": {
		zh: "开票方随时可能红冲。查过一致或已报销的发票到期再查一次，状态变了就告诉你。",
		en: "An issuer can reverse an invoice at any time. Matched and claimed invoices are asked about again, and you are told when a state has changed.",
	},
	"settings.watch.on": { zh: "到期自动复查", en: "Re-check automatically" },
	"settings.watch.on.hint": {
		zh: "打开本页时和之后每小时看一次。设了接口就自动查，没设就只列为到期。",
		en: "Done when this page opens and every hour after. With a service set, it checks what is due; without one, it only lists it.",
	},
	"settings.watch.claimed": { zh: "已报销的，每隔多少天", en: "Days between re-checks of claimed invoices" },
	"settings.watch.every": { zh: "查过一致的，每隔多少天", en: "Days between re-checks of matched invoices" },
	"settings.watch.days.wrong": { zh: "填 1 到 365 的整数", en: "A whole number from 1 to 365" },
	"settings.watch.large": { zh: "大额从多少元起", en: "Amount that counts as large, in yuan" },
	"settings.watch.large.wrong": { zh: "写成 10000 或 10000.00 的样子", en: "Like 10000 or 10000.00" },
	"settings.watch.most": { zh: "每天最多自动查几张", en: "Automatic re-checks a day, at most" },
	"settings.watch.most.wrong": { zh: "填 0 到 10000 的整数", en: "A whole number from 0 to 10000" },
	"settings.watch.risk": {
		zh: "大额、新的销售方、以前有过红冲的销售方、刚开的票，会更早查；月底前后到期的提到结账前。已作废、已全额红冲和五年前的票不再查。",
		en: "Large amounts, new sellers, sellers who reversed before and young invoices come sooner; what falls due around the end of a month comes before the books are closed. Void and fully reversed invoices, and those older than five years, are not asked about again.",
	},
	"settings.notify": { zh: "状态变化时通知我", en: "Notify me when a state changes" },
	"settings.notify.ask": { zh: "允许通知", en: "Allow notifications" },
	"settings.notify.granted": {
		zh: "已允许：状态变化时系统会弹出通知。",
		en: "Allowed: the system shows a notification when a state changes.",
	},
	"settings.notify.denied": {
		zh: "浏览器禁止了通知。要用时到地址栏的权限里允许。",
		en: "The browser forbids notifications. Allow them in the address bar when you want them.",
	},
	"settings.notify.none": {
		zh: "这个浏览器不支持通知。变化仍会显示在页面上。",
		en: "This browser has no notifications. Changes still show on the page.",
	},
} as const satisfies Readonly<Record<string, Text>>;
