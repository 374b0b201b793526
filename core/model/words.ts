import { type Fen, fen, MAX_FEN } from "#core/base/fen.ts";
import { foldText } from "#core/base/text.ts";

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const SMALL_UNITS = ["", "拾", "佰", "仟"];

/** Far more than the longest amount takes, with room for spaces. */
const MAX_LENGTH = 200;

/** Every other way a character is written on invoices → ours (domain §5.2). */
const SAME: Readonly<Record<string, string>> = {
	...spread("零", "〇○"),
	...spread("壹", "壱弌一"),
	...spread("贰", "貳弐弍貮兩两二"),
	...spread("叁", "參叄参弎三"),
	...spread("肆", "四"),
	...spread("伍", "五"),
	...spread("陆", "陸六"),
	...spread("柒", "漆七"),
	...spread("捌", "八"),
	...spread("玖", "九"),
	...spread("拾", "十"),
	...spread("佰", "百"),
	...spread("仟", "千"),
	...spread("万", "萬"),
	...spread("亿", "億"),
	...spread("元", "圆圓圎"),
	...spread("整", "正"),
	...spread("负", "負"),
};

/**
 * Reads an amount in words (大写), in any of the forms of domain §5.2. Compare amounts by this value, never as text.
 * @example parseWords("⊗壹仟肆佰零玖圆伍角整") === 140950
 */
export function parseWords(text: string): Fen | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	const plain = Array.from(foldText(text), (char) => SAME[char] ?? char)
		.join("")
		.replace(/零+/g, "零"); // a run would make the patterns below try every way to split it
	const match =
		/^[⊗⊕⨂X×]?(\(?负数?\)?)?[⊗⊕⨂X×]?(?:人民币|¥|CNY|RMB)?(\(?负数?\)?)?(?:([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?(?:零?([壹贰叁肆伍陆柒捌玖])角|零角)?(?:零?([壹贰叁肆伍陆柒捌玖])分|零分)?整?$/.exec(
			plain,
		);
	if (!match || !/[元角分]/.test(plain)) return undefined;
	const [, sign, laterSign, whole, tenths, hundredths] = match;
	if (sign && laterSign) return undefined;
	const yuan = whole === undefined ? 0 : parseWhole(whole);
	if (yuan === undefined || yuan > MAX_FEN / 100) return undefined;
	const value = yuan * 100 + digit(tenths) * 10 + digit(hundredths);
	return fen((sign || laterSign) && value !== 0 ? -value : value);
}

/**
 * An amount in words as invoices print it: 圆, 整 after 圆 and after 角, （负数） in front, no ⊗.
 * @example formatWords(fen(-58252)) === "（负数）伍佰捌拾贰圆伍角贰分"
 */
export function formatWords(value: Fen): string {
	const size = Math.abs(value);
	const yuan = Math.floor(size / 100);
	const tenths = Math.floor(size / 10) % 10;
	const hundredths = size % 10;
	const whole = yuan === 0 && size !== 0 ? "" : `${formatWhole(yuan)}圆`;
	const jiao = tenths !== 0 ? `${DIGITS[tenths]}角` : "";
	const zero = tenths === 0 && hundredths !== 0 && yuan !== 0 ? "零" : "";
	const end = hundredths !== 0 ? `${zero}${DIGITS[hundredths]}分` : "整";
	return `${value < 0 ? "（负数）" : ""}${whole}${jiao}${end}`;
}

/** 亿 splits before 万, so that 壹万亿 is 10^12. */
function parseWhole(text: string): number | undefined {
	const parts = text.split("亿");
	if (parts.length > 2) return undefined;
	if (parts.length === 1) return parseBelowYi(text);
	const high = parseBelowYi(parts[0] ?? "");
	const low = parts[1] === "" ? 0 : parseBelowYi(parts[1] ?? "");
	return high === undefined || high === 0 || low === undefined ? undefined : high * 1e8 + low;
}

function parseBelowYi(text: string): number | undefined {
	const parts = text.split("万");
	if (parts.length > 2) return undefined;
	if (parts.length === 1) return parseBelowWan(text);
	const high = parseBelowWan(parts[0] ?? "");
	const low = parts[1] === "" ? 0 : parseBelowWan(parts[1] ?? "");
	return high === undefined || high === 0 || low === undefined ? undefined : high * 1e4 + low;
}

/** Up to four places, each at most once and in falling order; 零 between them is not counted; 拾 alone is 壹拾. */
function parseBelowWan(text: string): number | undefined {
	const match =
		/^零?(?:([壹贰叁肆伍陆柒捌玖])仟)?零?(?:([壹贰叁肆伍陆柒捌玖])佰)?零?(?:([壹贰叁肆伍陆柒捌玖])?(拾))?零?([壹贰叁肆伍陆柒捌玖])?零?$/.exec(
			text,
		);
	if (!match || text === "") return undefined;
	const [, thousands, hundreds, tens, ten, ones] = match;
	return digit(thousands) * 1000 + digit(hundreds) * 100 + (ten ? digit(tens ?? "壹") : 0) * 10 + digit(ones);
}

function formatWhole(yuan: number): string {
	if (yuan === 0) return "零";
	const high = Math.floor(yuan / 1e8);
	const middle = Math.floor(yuan / 1e4) % 1e4;
	const low = yuan % 1e4;
	let text = high === 0 ? "" : `${formatWhole(high)}亿`;
	if (middle !== 0) text += `${text !== "" && middle < 1000 ? "零" : ""}${formatBelowWan(middle)}万`;
	if (low !== 0) text += `${text !== "" && (low < 1000 || middle === 0) ? "零" : ""}${formatBelowWan(low)}`;
	return text;
}

function formatBelowWan(value: number): string {
	let text = "";
	for (let place = 3; place >= 0; place--) {
		const figure = Math.floor(value / 10 ** place) % 10;
		if (figure !== 0) text += `${DIGITS[figure]}${SMALL_UNITS[place]}`;
		else if (text !== "" && !text.endsWith("零")) text += "零";
	}
	return text.replace(/零$/, "");
}

function digit(char: string | undefined): number {
	return char === undefined ? 0 : DIGITS.indexOf(char);
}

function spread(to: string, from: string): Record<string, string> {
	return Object.fromEntries(Array.from(from, (char) => [char, to]));
}
