import type { Text } from "./text.ts";

/** Buttons, settings and short words that both frontends show. */
export const frameWords = {
	"app.name": { zh: "验票", en: "Yanpiao" },

	"action.close": { zh: "关闭", en: "Close" },
	"action.verify": { zh: "向税务接口查验", en: "Check with the tax service" },
	"action.verifyAgain": { zh: "重新查验", en: "Check again" },
	"action.trash": { zh: "删除", en: "Delete" },
	"action.retry": { zh: "重试", en: "Try again" },

	"summary.seconds": { zh: "{n} 秒", en: "{n} s" },
	"summary.minutes": { zh: "{n} 分钟", en: "{n} min" },

	"full.form": {
		zh: "没有存下：浏览器没有空间了。填的内容还在这里，先不要关闭。清理磁盘或彻底删除回收站里的发票后，再按一次保存。",
		en: "Not kept: the browser has no room left. What you typed is still here, so do not close it. Free some space or erase what is in the trash, then save again.",
	},

	"library.noNumber": { zh: "尚无号码", en: "no number yet" },

	"settings.provider": { zh: "查验接口", en: "Checking service" },
	"settings.provider.lead": {
		zh: "查验时，发票的代码、号码、日期和校验项会发到你选的接口；此外没有内容离开本机。",
		en: "A check sends the invoice's code, number, date and check value to the service you choose; nothing else leaves this device.",
	},
	"settings.provider.sample": { zh: "演示", en: "Sample" },
	"settings.provider.fpcy": { zh: "自己的接口", en: "Your own service" },
	"settings.provider.fpcy.text": {
		zh: "你购买或自建的 /fpcy 格式接口，结论以它转来的税务机关答复为准。",
		en: "A service of yours that speaks /fpcy and passes on the answers of the tax authority.",
	},
	"settings.provider.none": { zh: "不查验", en: "No checks" },
	"settings.provider.none.text": {
		zh: "只读取和做离线检查，真伪一律「无法判断」。",
		en: "Reading and offline checks only; authenticity stays “cannot tell”.",
	},
	"settings.url": { zh: "接口地址", en: "Address" },
	"settings.url.wrong": {
		zh: "地址要以 https:// 开头；本机可用 http://localhost",
		en: "It has to start with https://; on this machine http://localhost will do",
	},
	"settings.key": { zh: "密钥", en: "Key" },
	"settings.key.hint": {
		zh: "向管理员索取，以 yp_ 开头。加密存在本机；查验时只发给 {address}。",
		en: "Ask your administrator; it begins with yp_. Kept encrypted on this device; sent to {address} only.",
	},
	"settings.key.show": { zh: "显示密钥", en: "Show the key" },
	"settings.sqm": { zh: "授权码", en: "Authorisation code" },
	"settings.sqm.hint": {
		zh: "加密存在本机；查验时只发给上面的接口。",
		en: "Kept encrypted on this device; sent to the address above only.",
	},
	"settings.sqm.show": { zh: "显示授权码", en: "Show the code" },
	"settings.companies": { zh: "本单位抬头", en: "Your companies" },
	"settings.companies.lead": {
		zh: "用来检查购买方是不是自己单位。没有填就不做这项检查。",
		en: "Used to see whether you are the buyer. Without any, this check does not run.",
	},
	"settings.companies.name": { zh: "名称", en: "Name" },
	"settings.companies.taxId": { zh: "税号", en: "Tax id" },
	"settings.companies.add": { zh: "添加抬头", en: "Add a company" },
	"settings.companies.remove": { zh: "移除 {name}", en: "Remove {name}" },
	"settings.companies.none": { zh: "还没有抬头", en: "No company yet" },
	"settings.look": { zh: "外观与语言", en: "Look and language" },
	"settings.language": { zh: "语言", en: "Language" },
	"settings.theme": { zh: "明暗", en: "Theme" },
	"settings.theme.system": { zh: "跟随系统", en: "System" },
	"settings.theme.light": { zh: "浅色", en: "Light" },
	"settings.theme.dark": { zh: "深色", en: "Dark" },

	"notify.title": { zh: "发票状态有变", en: "An invoice has changed" },
	"notify.more": { zh: "共 {count} 张发票查过以后变了状态", en: "Invoices whose state changed after a check: {count}" },
} as const satisfies Readonly<Record<string, Text>>;
