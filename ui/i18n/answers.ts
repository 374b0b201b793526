import type { Text } from "./text.ts";

/** What a provider answered, or why nobody could be asked. */
export const answersWords = {
	"outcome.match": { zh: "一致", en: "Agrees" },
	"outcome.sample": { zh: "演示：{text}", en: "Sample: {text}" },
	"outcome.mismatch": {
		zh: "不一致：税务机关有这张票，但填写的内容对不上。核对日期和金额后再查，仍不一致就不要报销。",
		en: "Does not agree: the authority has this invoice, but not with this content. Compare date and amount and ask again; if it still differs, do not claim it.",
	},
	"outcome.not_found": {
		zh: "查不到这张票：号码可能抄错，或票还没传到税务机关。核对号码，或过一天再查；仍查不到就不要报销。",
		en: "Not found: the number may be wrong, or the invoice has not arrived at the authority. Compare the number or ask tomorrow; if it is still not there, do not claim it.",
	},
	"outcome.limit": {
		zh: "这张票今天的查验次数已用完。明天再查。",
		en: "The checks of this invoice for today are used up. Ask tomorrow.",
	},
	"outcome.too_new": {
		zh: "当天开的票通常次日才能查。明天再查。",
		en: "Invoices issued today can usually be checked from tomorrow.",
	},
	"outcome.too_old": {
		zh: "接口只受理近五年的票。更早的请到税务机关办理。",
		en: "The service takes invoices of the last five years. For older ones ask the tax office.",
	},
	"outcome.future_date": {
		zh: "开票日期在今天之后。请核对日期。",
		en: "The date of issue is after today. Compare the date.",
	},
	"outcome.bad_input": {
		zh: "接口说填写的内容不规范。核对代码、号码、日期和校验项后再查。",
		en: "The service says the input is malformed. Compare code, number, date and check value, then ask again.",
	},
	"outcome.unsupported": {
		zh: "接口不受理这种发票或这个地区。请在税务机关网站查验。",
		en: "The service does not take this kind or region. Check it on the tax authority's site.",
	},
	"outcome.captcha_wrong": { zh: "验证码填错了。请重新填写。", en: "The captcha was wrong. Type it again." },
	"outcome.captcha_expired": { zh: "验证码已过期。请换一个再填。", en: "The captcha has expired. Get a new one." },
	"outcome.rate_limited": {
		zh: "问得太快，接口暂时不答。过几分钟再查。",
		en: "Asked too fast; the service is silent for a while. Ask again in a few minutes.",
	},
	"outcome.blocked": {
		zh: "接口暂停了这台设备的查验。过一天再查，或换一个网络。",
		en: "The service has paused this device. Ask tomorrow, or from another network.",
	},
	"outcome.auth": {
		zh: "接口不认授权码，或余额不足。请到设置里核对授权码。",
		en: "The service does not accept the authorisation code, or the balance is used up. Compare it in the settings.",
	},
	"outcome.pending": { zh: "接口还在查。过一会儿再问。", en: "The service is still looking. Ask again in a moment." },
	"outcome.upstream": {
		zh: "税务机关那边没有答复。过一会儿再查，这不说明发票有问题。",
		en: "The tax authority's side did not answer. Ask again later; this says nothing about the invoice.",
	},
	"outcome.error": {
		zh: "接口返回了看不懂的错误。过一会儿再查，这不说明发票有问题。",
		en: "The service returned an error we cannot read. Ask again later; this says nothing about the invoice.",
	},
	"outcome.short.match": { zh: "一致", en: "Agrees" },
	"outcome.short.mismatch": { zh: "不一致", en: "Differs" },
	"outcome.short.not_found": { zh: "查不到", en: "Not found" },
	"outcome.short.limit": { zh: "次数用完", en: "No checks left" },
	"outcome.short.too_new": { zh: "当天票", en: "Issued today" },
	"outcome.short.too_old": { zh: "超过五年", en: "Over five years" },
	"outcome.short.future_date": { zh: "未来日期", en: "Future date" },
	"outcome.short.bad_input": { zh: "内容不规范", en: "Malformed" },
	"outcome.short.unsupported": { zh: "不受理", en: "Not taken" },
	"outcome.short.captcha_wrong": { zh: "验证码错", en: "Captcha wrong" },
	"outcome.short.captcha_expired": { zh: "验证码过期", en: "Captcha expired" },
	"outcome.short.rate_limited": { zh: "问得太快", en: "Too fast" },
	"outcome.short.blocked": { zh: "被暂停", en: "Paused" },
	"outcome.short.auth": { zh: "授权有误", en: "Not authorised" },
	"outcome.short.pending": { zh: "还在查", en: "Still looking" },
	"outcome.short.upstream": { zh: "税务机关未答", en: "No reply upstream" },
	"outcome.short.error": { zh: "出错", en: "Error" },

	"answer.count": { zh: "第 {count} 次", en: "check no. {count}" },

	"ask.not_set": { zh: "还没有设置查验接口。请到设置里选择。", en: "No service is set. Choose one in the settings." },
	"ask.no_permission": {
		zh: "浏览器还没有允许扩展访问查验接口的地址，没有问成。到扩展设置里按「保存接口」，选「允许」，再查。这不说明发票有问题。",
		en: "The browser has not allowed the extension to access the service's address, so it was not asked. In the extension's settings press “Save service” and choose Allow, then ask again. It says nothing about the invoice.",
	},
	"ask.offline": {
		zh: "连不上查验接口，没有问成：没有网络，或接口没有开。连上后再查，这不说明发票有问题。",
		en: "The service could not be reached, so nothing was asked: no network, or it is down. Ask again when it is back; this says nothing about the invoice.",
	},
	"ask.timeout": {
		zh: "接口迟迟没有答复，没有问成。过一会儿再查，这不说明发票有问题。",
		en: "The service did not answer in time. Ask again later; this says nothing about the invoice.",
	},
	"ask.aborted": { zh: "已停止查验，没有结果。", en: "Stopped; there is no result." },
	"ask.bad_answer": {
		zh: "接口的答复看不懂，没有采用。请核对设置里的接口地址。",
		en: "The answer could not be read and was not used. Compare the address in the settings.",
	},
	"ask.too_large": {
		zh: "接口的答复太大，没有采用。请核对设置里的接口地址。",
		en: "The answer was too large and was not used. Compare the address in the settings.",
	},
	"ask.http": {
		zh: "接口拒绝了这次查验（{status}）。请核对设置里的接口地址和授权码。",
		en: "The service refused ({status}). Compare the address and the code in the settings.",
	},
	"ask.no_record": {
		zh: "这张发票已不在发票库里，没有查验。",
		en: "This invoice is no longer in the library; nothing was asked.",
	},
	"ask.missing_fields": {
		zh: "查验还缺：{fields}。请先补录。",
		en: "Missing for a check: {fields}. Please complete them.",
	},
	"ask.unsupported_kind": {
		zh: "接口不受理「{kind}」。{elsewhere}",
		en: "The service does not take this kind ({kind}). {elsewhere}",
	},
	"ask.elsewhere": { zh: "请在税务机关网站查验。", en: "Check it on the tax authority's site." },
	"ask.daily_limit": {
		zh: "这张票今天已查 {used} 次，接口每天只答 5 次。明天再查。",
		en: "Checked {used} times today; the service answers 5 times a day. Ask tomorrow.",
	},
	"ask.storage_full": {
		zh: "接口已答复，但浏览器没有空间存下。清理磁盘或彻底删除回收站后再查。",
		en: "The service answered, but the browser has no room to keep it. Free some space, then ask again.",
	},
	"ask.sample_only": {
		zh: "演示接口只回答演示发票。真发票请到设置里填写自己的接口。",
		en: "The sample service answers for samples only. Enter your own service in the settings.",
	},
} as const satisfies Readonly<Record<string, Text>>;
