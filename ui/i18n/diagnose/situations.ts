import type { Situation } from "#core/diagnose/situation.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { SituationText } from "../text.ts";
import { unaskedWords } from "./unasked.ts";

/** What happened, and what to do next. `{who}` is the tax authority, or the sample service that is none. */
export const situationWords: Readonly<Record<Situation, SituationText>> = {
	match_normal: {
		says: {
			zh: "{who}有这张票，内容一致，状态正常。",
			en: "{who} has this invoice, it agrees and is in force.",
		},
		next: {
			zh: "不用再查。留好原件；开票方以后仍可能红冲，报销后隔一段时间再查一次。",
			en: "Nothing more to check. Keep the original; the seller can still reverse it later, so check again some time after claiming.",
		},
	},
	match_void: {
		says: { zh: "这张票确实开过，但已经作废。", en: "This invoice was issued, and then voided." },
		next: {
			zh: "不要报销。请开票方重新开一张；已经报销的，告诉财务冲回。",
			en: "Do not claim it. Ask the seller for a new one; if it was claimed, tell accounting to take it back.",
		},
	},
	match_red_full: {
		says: {
			zh: "这张票已经全额红冲，相当于没有开过。",
			en: "This invoice was reversed in full, as if it had never been issued.",
		},
		next: {
			zh: "不要报销。问开票方为什么红冲、有没有换开新票。",
			en: "Do not claim it. Ask the seller why it was reversed and whether there is a replacement.",
		},
	},
	match_red_part: {
		says: { zh: "这张票有一部分已经红冲。", en: "A part of this invoice was reversed." },
		next: {
			zh: "向开票方要红字发票，按剩下的金额报销。",
			en: "Get the red invoice from the seller and claim only what is left.",
		},
	},
	match_red_unknown: {
		says: {
			zh: "这张票有红冲，接口没有说冲了多少。",
			en: "This invoice has a reversal; the service does not say how much.",
		},
		next: {
			zh: "先不要报销。到税务机关网站看是部分还是全额，或问开票方。",
			en: "Do not claim it yet. Look on the authority's site whether it is a part or all of it, or ask the seller.",
		},
	},
	match_unknown: {
		says: {
			zh: "内容一致，但接口没有说这张票现在是正常、作废还是红冲。",
			en: "It agrees, but the service does not say whether the invoice is in force, voided or reversed.",
		},
		next: {
			zh: "到税务机关网站看一次状态再报销。",
			en: "Look up its state on the authority's site before claiming it.",
		},
	},
	match_differs: {
		says: {
			zh: "{who}有这张票，但登记的内容和手里这份不同。",
			en: "{who} has this invoice, but what is registered differs from what you hold.",
		},
		next: {
			zh: "以税务机关的为准。看下面的对照：你填错的就改正；文件本身不同的不要报销，向开票方核实。",
			en: "The authority's values count. See the comparison below: correct what you typed; if the file itself differs, do not claim it and ask the seller.",
		},
	},
	mismatch: {
		says: {
			zh: "{who}有这个号码的票，但日期或校验项目对不上。",
			en: "{who} has an invoice of this number, but the date or the check value does not fit it.",
		},
		next: {
			zh: "从下面最可能的一条看起，改正后再查。核对无误仍不一致，就不要报销，向开票方核实。",
			en: "Start with the likeliest reason below, correct it and ask again. If all is right and it still differs, do not claim it and ask the seller.",
		},
	},
	not_found: {
		says: { zh: "{who}没有查到这个号码的票。", en: "{who} has no invoice of this number." },
		next: {
			zh: "从下面最可能的一条看起。号码无误就过一天再查；仍查不到，不要报销，请开票方提供查验截图。",
			en: "Start with the likeliest reason below. If the number is right, ask again tomorrow; if it is still not there, do not claim it and have the seller show a check of his own.",
		},
	},
	limit: {
		says: {
			zh: "这张票今天在税务机关的 5 次查验已用完，可能别人也在查。",
			en: "The authority's five checks of this invoice for today are used up, perhaps by others too.",
		},
		next: { zh: "明天零点后再查。", en: "Ask again after midnight, China time." },
	},
	too_new: {
		says: {
			zh: "这是当天开的票，还没有传到税务机关。",
			en: "It was issued today and has not reached the authority yet.",
		},
		next: { zh: "次日再查，今天不用反复试。", en: "Ask tomorrow; trying again today changes nothing." },
	},
	too_old: {
		says: {
			zh: "接口只查近五年开的票，这张更早。",
			en: "The service answers about the last five years only; this one is older.",
		},
		next: {
			zh: "先核对开票日期。日期无误的，带原件到主管税务机关核实，或打 12366 询问。",
			en: "Compare the date first. If it is right, have the original checked at the tax office, or ask 12366.",
		},
	},
	future_date: {
		says: {
			zh: "问的开票日期在今天之后，接口没有去查。",
			en: "The date asked about is after today, so the service did not look.",
		},
		next: {
			zh: "对照原件改正开票日期；日期确实如此的票不要收。",
			en: "Correct the date from the original; if it really says so, do not accept the invoice.",
		},
	},
	bad_input: {
		says: {
			zh: "接口认为填写的代码、号码、日期或校验项目不合格式，没有去查。",
			en: "The service finds code, number, date or check value malformed and did not look.",
		},
		next: { zh: "对照原件逐项改正后再查。", en: "Correct them one by one from the original, then ask again." },
	},
	unsupported: {
		says: { zh: "这个接口不受理这种票或这个地区。", en: "This service does not take the kind or the region." },
		next: {
			zh: "到税务机关网站查，或换一个支持它的接口。",
			en: "Check it on the authority's site, or set a service that takes it.",
		},
	},
	captcha_wrong: {
		says: { zh: "验证码没有填对，税务机关没有去查。", en: "The captcha was wrong, so the authority did not look." },
		next: {
			zh: "重新查一次，看清颜色提示再填验证码。",
			en: "Ask again and read the colour hint before typing the captcha.",
		},
	},
	captcha_expired: {
		says: { zh: "验证码过期了，税务机关没有去查。", en: "The captcha had expired, so the authority did not look." },
		next: { zh: "重新查一次，拿到验证码后尽快填。", en: "Ask again and type the new captcha soon." },
	},
	rate_limited: {
		says: { zh: "问得太快，接口暂时不答。", en: "Questions came too fast; the service is silent for a while." },
		next: { zh: "过几分钟再查，多张票请排队查。", en: "Ask again in a few minutes; put many invoices in line." },
	},
	blocked: {
		says: {
			zh: "接口认为这里的查验行为异常，暂停了服务。",
			en: "The service took the checks from here for abuse and paused them.",
		},
		next: {
			zh: "过一天再查；急用就到税务机关网站查。",
			en: "Ask tomorrow; if it is urgent, use the authority's site.",
		},
	},
	auth: {
		says: {
			zh: "接口不认授权码，或者余额用完了。",
			en: "The service does not accept the authorisation code, or its balance is used up.",
		},
		next: {
			zh: "到设置里核对授权码，或联系接口的供应商。",
			en: "Compare the code in the settings, or contact the supplier.",
		},
	},
	pending: {
		says: { zh: "接口收下了问题，还在查。", en: "The service took the question and is still looking." },
		next: { zh: "过一会儿再取结果，不会多占次数。", en: "Fetch the result in a while; it costs no further check." },
	},
	upstream: {
		says: {
			zh: "税务机关那边没有答复，多半在维护或繁忙。",
			en: "The authority's side gave no answer; it is probably busy or being serviced.",
		},
		next: { zh: "过一会儿再查。这不说明发票有问题。", en: "Ask again later. It says nothing about the invoice." },
	},
	error: {
		says: {
			zh: "接口返回了看不懂的话，当作没有答复。",
			en: "The service said something nobody can read; it counts as no answer.",
		},
		next: {
			zh: "再查一次；还是这样，就到税务机关网站查，并把「查验记录」里的原文发给供应商。",
			en: "Ask once more; if it stays, use the authority's site and send the raw text under “Answers” to the supplier.",
		},
	},
	...unaskedWords,
};

/** What an earlier answer said of the state, where the newest told none. */
export const knownWords: Readonly<
	Record<Exclude<InvoiceState, "unknown">, Pick<SituationText, "says"> & Partial<SituationText>>
> = {
	normal: { says: { zh: "之前查到过：状态正常。", en: "An earlier check said: in force." } },
	void: {
		says: { zh: "之前已经查到：作废。", en: "An earlier check said: voided." },
		next: {
			zh: "作废不会再变，不用再查，也不要报销。请开票方重开。",
			en: "That never changes back: no need to ask again, and do not claim it. Ask the seller for a new one.",
		},
	},
	red_full: {
		says: { zh: "之前已经查到：全额红冲。", en: "An earlier check said: reversed in full." },
		next: {
			zh: "全额红冲不会再变，不用再查，也不要报销。问开票方有没有换开新票。",
			en: "That never changes back: no need to ask again, and do not claim it. Ask the seller for a replacement.",
		},
	},
	red_part: {
		says: {
			zh: "之前查到过：部分红冲，可报销的金额已减少。",
			en: "An earlier check said: reversed in part, so less of it can be claimed.",
		},
	},
	red_unknown: {
		says: {
			zh: "之前查到过：有红冲，金额不明，先不要报销。",
			en: "An earlier check said: reversed by an unknown amount; do not claim it yet.",
		},
	},
};
