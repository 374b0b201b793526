import type { Situation } from "#core/diagnose/situation.ts";
import type { UnaskedReason } from "#core/model/queue.ts";
import type { SituationText } from "../text.ts";

/** Nobody was asked, or no reply came: what happened, and what to do next. It says nothing about the invoice. */
export const unaskedWords: Readonly<Record<UnaskedReason | Extract<Situation, "http_busy">, SituationText>> = {
	not_set: {
		says: { zh: "没有设置查验接口，所以没有人可问。", en: "No service is set, so there is nobody to ask." },
		next: {
			zh: "到设置里填自己的接口，或到税务机关网站手工查。",
			en: "Set a service of your own, or check by hand on the authority's site.",
		},
	},
	sample_only: {
		says: {
			zh: "现在只有演示接口，它不认识真实的票，所以没有问它。",
			en: "Only the sample service is set; it knows no real invoice, so it was not asked.",
		},
		next: {
			zh: "真实的票：到设置里换成自己的接口，或到税务机关网站手工查。",
			en: "For real invoices set a service of your own, or use the authority's site.",
		},
	},
	no_permission: {
		says: {
			zh: "浏览器还没有允许扩展访问查验接口的地址，问题没有发出去。",
			en: "The browser has not allowed the extension to access the service's address; the question was not sent.",
		},
		next: {
			zh: "到扩展设置里按「保存接口」，浏览器问时选「允许」，再查。",
			en: "In the extension's settings press “Save service”, choose Allow when the browser asks, then ask again.",
		},
	},
	offline: {
		says: { zh: "这台设备没有联网，问题没有发出去。", en: "This device is offline; the question was not sent." },
		next: { zh: "联网后再查。", en: "Ask again when connected." },
	},
	timeout: {
		says: {
			zh: "接口迟迟没有答复，不知道它查了没有。",
			en: "The service did not answer in time; nobody knows whether it looked.",
		},
		next: { zh: "再查一次；可能已占用 1 次当日次数。", en: "Ask once more; one of today's checks may be gone." },
	},
	aborted: {
		says: { zh: "查验被你停下了，没有结果。", en: "You stopped the check; there is no result." },
		next: { zh: "需要时再查。", en: "Ask again when needed." },
	},
	bad_answer: {
		says: {
			zh: "答复不是这种接口的格式，或说的是另一张票，没有采用。",
			en: "The reply is not of this interface, or about another invoice, and was not used.",
		},
		next: {
			zh: "核对设置里的接口地址；地址无误就联系供应商。",
			en: "Compare the address in the settings; if it is right, contact the supplier.",
		},
	},
	too_large: {
		says: { zh: "答复大得不像一张发票，没有采用。", en: "The reply is far too large for an invoice and was not used." },
		next: {
			zh: "设置里的地址多半不是查验接口，改正后再查。",
			en: "The address in the settings is probably no such service; correct it and ask again.",
		},
	},
	http: {
		says: { zh: "接口拒绝了这次查验（{status}）。", en: "The service refused the question ({status})." },
		next: { zh: "到设置里核对接口地址和授权码。", en: "Compare address and authorisation code in the settings." },
	},
	http_busy: {
		says: {
			zh: "接口自己出了故障或太忙（{status}），没有查成。",
			en: "The service itself is in trouble or too busy ({status}); nothing was checked.",
		},
		next: {
			zh: "等它恢复后再查。发票没有因此变得可疑。",
			en: "Ask when it is well again. The invoice is no more doubtful for it.",
		},
	},
	no_record: {
		says: {
			zh: "这张发票已不在发票库里，没有查验。",
			en: "This invoice is no longer in the library; nothing was asked.",
		},
		next: { zh: "回发票库看看，或重新放入它的文件。", en: "Look in the library, or add its file again." },
	},
	missing_fields: {
		says: { zh: "还缺查验要用的内容：{fields}。", en: "What a check needs is not complete: {fields}." },
		next: { zh: "对照原件补上再查。", en: "Complete it from the original, then ask." },
	},
	unsupported_kind: {
		says: { zh: "这类接口都不受理{kind}。", en: "Services of this sort do not take this kind: {kind}." },
		next: {
			zh: "{elsewhere}查完把结果页另存一份。种类判断错了的，改正种类。",
			en: "{elsewhere} Keep a copy of the result. If the kind is wrong, correct it.",
		},
	},
	daily_limit: {
		says: {
			zh: "这张票今天已经问了 {used} 次，没有再问。",
			en: "This invoice was asked about {used} times today, so it was not asked again.",
		},
		next: { zh: "每天的次数零点恢复，明天再查。", en: "The count begins anew at midnight, China time; ask tomorrow." },
	},
	storage_full: {
		says: {
			zh: "接口答复了，但浏览器没有空间存下。",
			en: "The service answered, but the browser has no room to keep it.",
		},
		next: {
			zh: "清理磁盘，或彻底删除回收站里的发票，再查一次。",
			en: "Free some space or empty the trash, then ask once more.",
		},
	},
};
