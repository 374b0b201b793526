import type { CauseCode } from "#core/diagnose/cause.ts";
import type { Text } from "../text.ts";

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
