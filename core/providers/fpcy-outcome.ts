import type { InvoiceState, Outcome } from "#core/model/answer.ts";

/**
 * Words in `msg` for code -1 (domain §7.4, the last rows §3.6); the first hit counts, so 不一致 stands before everything
 * with 一致 in it. The first row is ours: 授权码不存在 or 接口调用次数已用完 speak of the account and must not read as 查无此票.
 */
const KEYWORDS: readonly (readonly [RegExp, Outcome])[] = [
	[/(?:授权码?|sqm|账[号户]|用户|密钥|token|签名|应用|接口).{0,8}(?:不存在|不一致|无效|有误|过期|次数)/i, "auth"],
	[/不一致/, "mismatch"],
	[/查无|不存在|未查询?到.*票/, "not_found"],
	[/最大查验次数|超过.*次数|查验次数.*(?:上限|用完)/, "limit"],
	[/当日|次日/, "too_new"],
	[/[五5]年/, "too_old"],
	[/(?:大于|晚于|超过)当前|未来/, "future_date"],
	[/频繁|流量/, "rate_limited"],
	[/授权|sqm|余额|欠费/i, "auth"],
	[/超时|网络|税局|维护|繁忙/, "upstream"],
	[/格式|不规范|长度|为空/, "bad_input"],
	[/不支持|未开通/, "unsupported"],
	[/验证码.*(?:失效|过期)/, "captcha_expired"],
	[/验证码/, "captcha_wrong"],
	[/行为异常|疑似违规|封禁/, "blocked"],
	[/(?:查验|处理|受理)中(?![心断止])/, "pending"],
];

/** Outcome of a reply by its code, then by the words of its message. What nobody can name says nothing: `error`. */
export function outcomeOf(code: string, message: string): Outcome {
	const spoken = KEYWORDS.find(([words]) => words.test(message))?.[1];
	switch (code.trim()) {
		case "0":
			// A success whose message says 不一致 or 查无此票 is not one.
			return spoken === "mismatch" || spoken === "not_found" ? spoken : "match";
		case "1":
			return "limit";
		case "2":
			return spoken === "auth" ? "auth" : "not_found";
		default:
			return spoken ?? "error";
	}
}

/** 作废标志 `zfbz` of this interface and its siblings (domain §3.6, §7.3); anything else is unknown, never normal. */
const STATES: Readonly<Record<string, InvoiceState>> = {
	N: "normal",
	"0": "normal",
	正常: "normal",
	Y: "void",
	"2": "void",
	作废: "void",
	已作废: "void",
	"3": "red_unknown",
	红冲: "red_unknown",
	"7": "red_part",
	部分红冲: "red_part",
	"8": "red_full",
	全额红冲: "red_full",
	全额冲红: "red_full",
};

export function stateOf(flag: string): InvoiceState {
	const key = flag.trim().toUpperCase();
	return Object.hasOwn(STATES, key) ? (STATES[key] ?? "unknown") : "unknown";
}
