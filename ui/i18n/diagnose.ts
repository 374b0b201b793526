import type { CauseCode } from "#core/diagnose/cause.ts";
import type { ActionId, Situation } from "#core/diagnose/situation.ts";
import type { Manner, Relation } from "#core/diagnose/values.ts";
import type { InvoiceState } from "#core/model/answer.ts";

/**
 * Words of the comparison and of the diagnosis (查不到怎么办), both languages side by side. They come with the record's
 * page and not before first paint, so they are apart from the rest.
 */
export interface Text {
	readonly zh: string;
	readonly en: string;
}

/** What happened, and what to do next. `{who}` is the tax authority, or the sample service that is none. */
export const situationWords: Readonly<Record<Situation, { readonly says: Text; readonly next: Text }>> = {
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

/** What an earlier answer said of the state, where the newest told none. */
export const knownWords: Readonly<
	Record<Exclude<InvoiceState, "unknown">, { readonly says: Text; readonly next?: Text }>
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

/** What may be behind it: why we think so, what to look at. `{ours}` stands there now, `{fits}` would fit. */
export const causeWords: Readonly<Record<CauseCode, Text>> = {
	sample_number: {
		zh: "号码在演示地区 99，没有税务机关会有它。演示发票请用演示接口查。",
		en: "The number is of sample region 99, which no tax authority has. Check samples with the sample service.",
	},
	values_changed: {
		zh: "上次问的内容后来改过，那次的答复说的不是现在这些值。直接再查一次。",
		en: "What was asked has been changed since; the answer is not about the present values. Just ask again.",
	},
	source_differs: {
		zh: "{field}有两种说法：用来查的是 {ours}，{source}是 {fits}。",
		en: "{field} is told twice: asked with {ours}, but {source} says {fits}.",
	},
	qr_repaired: {
		zh: "二维码与自带的校验值不符；只要把其中{field}的一位从 {ours} 改成 {fits} 就相符。可能有人改过，也可能读错一位。",
		en: "The QR does not fit its own check value; with one digit of its {field} changed from {ours} to {fits} it does. It was altered, or one digit was misread.",
	},
	qr_altered: {
		zh: "二维码与自带的校验值不符，里面的内容可能被改过，也可能是开票软件自己的算法。对照票面逐项核对。",
		en: "The QR does not fit its own check value: altered, or a way of the issuing program. Compare it with the face.",
	},
	not_filed: {
		zh: "开票日期是今天或昨天，多半还没有传到税务机关。明天再查。",
		en: "It was issued today or yesterday and has probably not been filed yet. Ask tomorrow.",
	},
	filed_late: {
		zh: "{days} 天前才开，个别企业上传较晚。过两天再查，或请开票方确认已上传。",
		en: "It was issued only {days} days ago, and some sellers file late. Ask in two days, or have the seller confirm it.",
	},
	older_than_five_years: {
		zh: "开票日期 {ours} 超过五年，查验平台只留近五年的票。",
		en: "It was issued on {ours}, more than five years ago; the platform keeps five years.",
	},
	after_today: {
		zh: "开票日期 {ours} 在今天之后，必有一处写错，或本机日期不准。",
		en: "The date {ours} is after today: a slip, or the clock of this device is wrong.",
	},
	day_month: {
		zh: "开票日期可能把日和月写反了：{ours}，反过来是 {fits}。",
		en: "Day and month may have changed places: {ours}, the other way round {fits}.",
	},
	number_year: {
		zh: "数电票号码开头两位是年份：号码说 {year} 年，开票日期是 {issueYear} 年，必有一处写错。",
		en: "A digital number begins with its year: the number says {year}, the date {issueYear}; one of them is wrong.",
	},
	number_region: {
		zh: "号码第 3、4 位「{region}」不是任何税务局的地区码，多半抄错一位。",
		en: "Digits 3 and 4 of the number, {region}, are of no tax bureau; one was probably misread.",
	},
	number_length: {
		zh: "发票号码有 {have} 位，应为 {want} 位，多了或少了。",
		en: "The number has {have} digits and should have {want}.",
	},
	code_length: {
		zh: "发票代码有 {have} 位，应为 10 位或 12 位。",
		en: "The code has {have} digits and should have 10 or 12.",
	},
	code_region: {
		zh: "发票代码里的地区「{region}」不存在，多半抄错一位。",
		en: "The region {region} in the code does not exist; a digit was probably misread.",
	},
	code_year: {
		zh: "发票代码说 {codeYear} 年印制，开票日期却是 {issueYear} 年，代码或日期必有一处错。",
		en: "The code says the form was made in {codeYear}, but the date is of {issueYear}; one of them is wrong.",
	},
	code_unknown: {
		zh: "发票代码 {ours} 的结构不属于任何票种，可能抄错一位。",
		en: "No kind of invoice has a code like {ours}; a digit may be misread.",
	},
	digital_with_code: {
		zh: "20 位号码的数电票没有发票代码，这次却填了 {ours}。把代码留空。",
		en: "Digital invoices of 20 digits have no code, but {ours} was given. Leave it empty.",
	},
	kind_by_code: {
		zh: "按{ours}查的，要填的是{check}；但这个代码属于{fits}，要填的是{fitsCheck}。校验项目用错了。",
		en: "It was asked as {ours}, with {check}; but the code belongs to {fits}, which is asked with {fitsCheck}. The wrong check value was used.",
	},
	digital_paper: {
		zh: "如果票面还印有 20 位数电号码，这是数电纸质发票，要用那 20 位的后 6 位来查。请补上数电票号码。",
		en: "If the face also shows a 20-digit number, it is paper of the digital system and is asked with the last six of those. Add the digital number.",
	},
	with_tax: {
		zh: "这种票要填不含税金额，{ours} 看起来是含税的。不含税是 {fits}。",
		en: "This kind is asked with the amount before tax; {ours} looks like the total. Before tax it is {fits}.",
	},
	without_tax: {
		zh: "这种票要填价税合计，{ours} 看起来不含税。含税是 {fits}。",
		en: "This kind is asked with the total; {ours} looks like the amount before tax. With tax it is {fits}.",
	},
	words_differ: {
		zh: "大写金额与小写不符：按小写是 {ours}，按大写应是 {fits}。大写更难改错。",
		en: "Words and figures disagree: {ours} by the figures, {fits} by the words, which are harder to get wrong.",
	},
	sum_differs: {
		zh: "金额、税额、价税合计加不起来：问的是 {ours}，按另两项算是 {fits}。",
		en: "Amount, tax and total do not add up: asked with {ours}, by the other two it is {fits}.",
	},
	line_sum_differs: {
		zh: "明细加起来是 {fits}，问的是 {ours}。可能漏读明细，也可能金额错。",
		en: "The rows add up to {fits}, but {ours} was asked. A row was missed, or the amount is wrong.",
	},
	sign: {
		zh: "红字发票的金额带负号，蓝字不带。问的是 {ours}，可能应是 {fits}。",
		en: "Red invoices have negative amounts, blue ones positive. Asked with {ours}; it may be {fits}.",
	},
	check_code_length: {
		zh: "校验码有 {have} 位，应为 20 位，查验用它的后 6 位。可能漏了一位。",
		en: "The check code has {have} digits and should have 20; a check takes its last six. One may be lost.",
	},
	tax_id: {
		zh: "{field} {ours} 的校验位不对。查验不用它，但说明这份内容可能读错了不止一处。",
		en: "The check digit of {field} {ours} fails. It is not asked, but shows that more may have been misread.",
	},
	read_or_typed: {
		zh: "{fields}只来自手工填写或图片识别，没有别的来源可对。先对照原件看这几项。",
		en: "Only typing or a picture says {fields}. Compare these with the original first.",
	},
	elsewhere: { zh: "{kind}：{elsewhere}", en: "{kind}: {elsewhere}" },
	void_early: {
		zh: "纸质票当月作废、还没上传的，也会查不到。问开票方是不是作废了。",
		en: "Paper voided in its first month, before filing, is not found either. Ask the seller whether it was voided.",
	},
	issued_by_nobody: {
		zh: "以上都排除后：可能根本没有开过这张票。请开票方自己查给你看，之前不要报销。",
		en: "When all else is ruled out, it may never have been issued. Have the seller check it for you, and do not claim it before.",
	},
	altered: {
		zh: "以上都排除后：这份文件可能被改过，或套用了别人的号码。请开票方重发电子原件，之前不要报销。",
		en: "When all else is ruled out, the file may have been altered or use somebody else's number. Have the seller send the original again, and do not claim it before.",
	},
	file_differs: {
		zh: "{field}：手里是 {ours}，登记的是 {fits}。",
		en: "{field}: {ours} with you, {fits} as registered.",
	},
};

export const actionWords: Readonly<Record<ActionId, Text>> = {
	correct: { zh: "改正内容", en: "Correct values" },
	ask: { zh: "再查一次", en: "Ask again" },
	ask_later: { zh: "到时候自动再查", en: "Ask later by itself" },
	official: { zh: "打开税务机关查验平台", en: "Open the authority's site" },
	original: { zh: "看原件", en: "See the original" },
	settings: { zh: "去设置", en: "Go to settings" },
	storage: { zh: "看本机空间", en: "See storage" },
	library: { zh: "回发票库", en: "Go to the library" },
};

export const relationWords: Readonly<Record<Relation, Text>> = {
	equal: { zh: "一致", en: "Same" },
	differs: { zh: "不同", en: "Differs" },
	ours_only: { zh: "只有手里有", en: "Only yours" },
	theirs_only: { zh: "只有对方有", en: "Only theirs" },
};

/** In which way, in a few words beside the one above. */
export const mannerWords: Readonly<Record<Manner, Text>> = {
	layout: { zh: "只差空格、全半角或大小写", en: "but for spacing, width or case" },
	hidden: { zh: "对方遮去一部分", en: "partly hidden" },
	cut: { zh: "版面上没有印全", en: "cut on the page" },
	part: { zh: "对方只给末几位", en: "last digits only" },
	meaning: { zh: "写法不同，意思相同", en: "other words, same meaning" },
	rounded: { zh: "小数位数不同", en: "other decimals" },
	list: { zh: "一方详见清单，金额之和相同", en: "one side is a list, same sum" },
	merged: { zh: "行数不同，合起来相同", en: "other rows, same sum" },
	one_digit: { zh: "差一位", en: "one character" },
	swapped: { zh: "两位颠倒", en: "two changed places" },
	one_missing: { zh: "多或少一位", en: "one more or less" },
	moved_point: { zh: "小数点错位", en: "decimal point moved" },
	sign: { zh: "正负号相反", en: "sign" },
	tax_side: { zh: "一方含税，一方不含税", en: "with and without tax" },
	day_month: { zh: "日和月颠倒", en: "day and month changed places" },
	free_text: { zh: "文字不同，不影响判断", en: "free text, does not count" },
	other: { zh: "内容不同", en: "another value" },
};

/** Words around the two. */
export const diagnoseWords = {
	title: { zh: "怎么办", en: "What to do" },
	causes: { zh: "可能的原因，最可能的在前", en: "Possible reasons, the likeliest first" },
	useValue: { zh: "改成 {fits}", en: "Change to {fits}" },
	look: { zh: "改{field}", en: "Correct {field}" },
	newTab: { zh: "在新窗口打开", en: "opens in a new window" },
	later: { zh: "{at} 之后", en: "after {at}" },
	queued: { zh: "已排队，{at} 之后自动再查", en: "In line: it is asked by itself after {at}" },
	correctLead: {
		zh: "改你填写过的和空着的内容。文件里读到的值不会因此改变，两者不同时会并排给你看。",
		en: "Change what you typed or what is missing. What was read from a file stays as it is; where both differ, you see them side by side.",
	},
	comparison: { zh: "逐项对照", en: "Side by side" },
	allSame: { zh: "都一致", en: "all the same" },
	differing: { zh: "{count} 项不同", en: "{count} differ" },
	item: { zh: "项目", en: "Field" },
	ours: { zh: "手里这份", en: "Yours" },
	theirs: { zh: "税务机关", en: "Tax authority" },
	theirsSample: { zh: "演示接口", en: "Sample service" },
	verdict: { zh: "比较", en: "Result" },
	who: { zh: "税务机关", en: "The tax authority" },
	whoSample: { zh: "演示接口", en: "The sample service" },
	line: { zh: "明细 {at}", en: "Row {at}" },
	rows: { zh: "{count} 行，合计 {sum}", en: "{count} rows, {sum} in all" },
	moreRows: { zh: "还有 {count} 行一致", en: "{count} more rows agree" },
	fetchPdf: { zh: "下载电子原件 PDF", en: "Fetch the original, PDF" },
	fetchOfd: { zh: "下载电子原件 OFD", en: "Fetch the original, OFD" },
	fetching: { zh: "正在下载原件", en: "Fetching the original" },
	fetched: { zh: "原件已存入，并与这张票对照", en: "The original is kept and compared with this invoice" },
	fetchedKnown: { zh: "下载的原件与已存的完全相同", en: "What was fetched is the very file you hold" },
	fetchedOther: {
		zh: "下载到的是另一张发票，已另存。不要把它当作这张票的原件。",
		en: "What came is another invoice; it was kept apart. Do not take it for the original of this one.",
	},
} as const satisfies Readonly<Record<string, Text>>;

export const fetchProblemWords = {
	no_record: { zh: "这张发票已不在发票库里。", en: "This invoice is no longer in the library." },
	no_address: {
		zh: "接口的答复里没有原件的下载地址。请向开票方索取。",
		en: "The answer names no address of the original. Ask the seller for it.",
	},
	not_available: {
		zh: "这里不能下载。请用验票的本机服务打开本页。",
		en: "It cannot be fetched here. Open this page from the local server.",
	},
	offline: {
		zh: "没有连上原件所在的服务器。过一会儿再试，或向开票方索取。",
		en: "The server of the original could not be reached. Try later, or ask the seller.",
	},
	timeout: { zh: "原件下载太慢，已停止。过一会儿再试。", en: "The download was too slow and was stopped. Try later." },
	aborted: { zh: "已停止下载。", en: "The download was stopped." },
	private_address: {
		zh: "下载地址指向内部网络，为安全没有去取。确实是自己的服务器，就在启动验票时用 --allow-private 允许它。",
		en: "The address points into a private network and was not fetched. If it is your own server, allow it with --allow-private when starting.",
	},
	bad_address: {
		zh: "下载地址不是 http 或 https 的网址，没有去取。",
		en: "The address is no http or https address and was not fetched.",
	},
	redirects: {
		zh: "下载地址转来转去，超过 3 次就停下了。请向开票方索取原件。",
		en: "The address redirects more than three times. Ask the seller for the original.",
	},
	too_large: {
		zh: "文件超过 20 MB，不像一张发票，没有存。",
		en: "The file is over 20 MB, too large for an invoice, and was not kept.",
	},
	not_original: {
		zh: "取到的不是 PDF 或 OFD，多半是登录页或提示页，没有存。请向开票方索取。",
		en: "What came is no PDF or OFD, most likely a login page, and was not kept. Ask the seller.",
	},
	http: {
		zh: "原件所在的服务器拒绝了（{status}）。地址可能已过期，请再查验一次取得新地址。",
		en: "The server of the original refused ({status}). The address may have expired; check again to get a new one.",
	},
	failed: { zh: "没有取到原件。过一会儿再试。", en: "The original could not be fetched. Try later." },
} as const satisfies Readonly<Record<string, Text>>;
