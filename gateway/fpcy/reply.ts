import { formatFen } from "#core/base/fen.ts";
import type { Answer, InvoiceState, Outcome } from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { kindById } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import { chinaTime } from "#core/providers/count.ts";
import { outcomeOf } from "#core/providers/fpcy-outcome.ts";
import type { Checked, CheckProblem } from "#gateway/checks/check.ts";
import type { QuestionProblem } from "./request.ts";

/** A reply of the interface (seed 003 §六): its own keys and nothing else, but for one of ours that others ignore. */
export interface Reply {
	readonly fp: Fields | null;
	readonly code: "0" | "1" | "2" | "-1";
	readonly msg: string;
	readonly yanpiao?: Note;
}

type Fields = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

interface Note {
	readonly how: Checked["how"];
	readonly ageMs: number;
	readonly supplier: string;
	readonly sample: boolean;
	/** What the answer tells and the document has no key for, by the words of the interface's siblings. */
	readonly more?: Readonly<Record<string, string>>;
}

const CODES: Partial<Record<Outcome, Reply["code"]>> = { match: "0", limit: "1", not_found: "2" };

/** What is said where the supplier said nothing, or said what a client of the interface would take for another outcome. */
const WORDS: Readonly<Record<Outcome, string>> = {
	match: "查验成功",
	mismatch: "查验信息与税务机关电子信息不一致",
	not_found: "发票不存在",
	limit: "超过该张发票当日最大查验次数",
	too_new: "当日开具的发票请于次日查验",
	too_old: "只能查验最近五年内开具的发票",
	future_date: "开票日期晚于当前日期",
	bad_input: "请求参数不规范",
	unsupported: "不支持查验这种发票",
	captcha_wrong: "验证码错误",
	captcha_expired: "验证码已失效",
	rate_limited: "请求过于频繁，请稍后再试",
	blocked: "行为异常，暂停查验",
	auth: "供应商授权失败，请联系网关管理员",
	pending: "查验中，请稍后再试",
	upstream: "税局系统繁忙，请稍后再试",
	error: "查验失败",
};

/** 作废标志 (domain §3.6). */
const FLAGS: Readonly<Record<InvoiceState, string>> = {
	normal: "N",
	void: "Y",
	red_unknown: "3",
	red_part: "7",
	red_full: "8",
	unknown: "",
};

/** An answer in the interface's words. Reading them again gives the same outcome, state, fields and lines. */
export function replyTo({ answer, how, ageMs }: Checked): Reply & { readonly yanpiao: Note } {
	const { outcome, sample, provider } = answer;
	const code = CODES[outcome] ?? "-1";
	const said = answer.message ?? "";
	const words = said !== "" && outcomeOf(code, said) === outcome ? said : WORDS[outcome];
	const more = outcome === "match" ? moreOf(answer) : {};
	return {
		fp: outcome === "match" ? invoiceOf(answer) : null,
		code,
		msg: sample && !words.includes("演示") ? `演示：${words}` : words,
		yanpiao: {
			how,
			ageMs: wholeAge({ ageMs }),
			supplier: provider,
			sample,
			...(Object.keys(more).length > 0 && { more }),
		},
	};
}

/** What is the same in every reply that tells an answer: kept ones are told again and again. */
const told = new WeakMap<Answer, { readonly begin: string; readonly end: string }>();

/** The JSON text of `replyTo`, as bytes. */
export function replyBytes(checked: Checked): string {
	const { answer, how } = checked;
	let known = told.get(answer);
	if (!known) {
		const { yanpiao, ...rest } = replyTo(checked);
		const { supplier, sample, more } = yanpiao;
		known = {
			begin: byteText(`${JSON.stringify(rest).slice(0, -1)},"yanpiao":`),
			end: byteText(`,${JSON.stringify({ supplier, sample, more }).slice(1)}}`),
		};
		told.set(answer, known);
	}
	return `${known.begin}{"how":"${how}","ageMs":${wholeAge(checked)}${known.end}`;
}

/** The bytes of a text in UTF-8, a character for each: what Node sends fastest. */
export function byteText(text: string): string {
	return Buffer.from(text).toString("latin1");
}

function wholeAge({ ageMs }: Pick<Checked, "ageMs">): number {
	return Math.max(0, Math.round(ageMs));
}

/** Why there is no answer, so that a client of the interface knows what to do. None of it speaks of the invoice. */
const PROBLEMS: Readonly<
	Record<
		CheckProblem["code"] | QuestionProblem["code"] | "malformed" | "wrong_key" | "slow_down" | "too_large" | "internal",
		string
	>
> = {
	daily_limit: WORDS.limit,
	not_allowed: "授权不足：这个密钥只能读取已有的查验结果",
	unsupported_kind: WORDS.unsupported,
	no_supplier: "暂时没有可用的查验接口，税局系统或网络繁忙，请稍后再试",
	aborted: "服务正在停止，网络繁忙，请稍后再试",
	bad_input: "请求参数格式不规范：请检查发票代码、号码、开票日期和校验项目",
	unsupported: WORDS.unsupported,
	malformed: "请求参数格式不规范：缺少参数，或参数的写法不对",
	wrong_key: "授权码无效",
	slow_down: WORDS.rate_limited,
	too_large: "请求参数长度不规范",
	internal: WORDS.upstream,
};

export function refusalOf(problem: keyof typeof PROBLEMS): Reply {
	return { fp: null, code: problem === "daily_limit" ? "1" : "-1", msg: PROBLEMS[problem] };
}

/** The `fp` of the document: §2.2 for 卷票, §2.1 for all others. */
function invoiceOf(answer: Answer): Fields {
	const { fields, lines, query, state } = answer;
	const isRoll = query.kind === "roll";
	const common = {
		cysj: answer.authorityTime ?? chinaTime(new Date(answer.askedAt)),
		// A match is about what was asked, however the supplier wrote it.
		fpdm: query.code,
		fphm: query.number,
		bz: fields.remark ?? "",
		dkbz: "",
		fplx: typeNumber(answer),
		cycs: answer.authorityCount === undefined ? "" : String(answer.authorityCount),
		kprq: fields.issuedOn ?? query.issuedOn,
		xfmc: fields.sellerName ?? "",
		xfsh: fields.sellerTaxId ?? "",
		gfmc: fields.buyerName ?? "",
		gfsh: fields.buyerTaxId ?? "",
		jym: fields.checkCode ?? "",
		se: money(fields.tax),
		jshj: money(fields.total),
		jqbm: fields.machineNumber ?? "",
		je: money(fields.amount),
		zfbz: FLAGS[state],
		txfbz: query.kind.includes("toll") ? "Y" : "N",
		cpybz: "",
		qdbz: "",
		qdbt: "",
		qdslv: "",
	};
	if (isRoll) return { ...common, shy: fields.payee ?? "", sph: lines.map(rollLine) };
	const [xfdzdh, xfyhzh] = contactWords(answer.particulars?.sellerContact);
	const [gfdzdh, gfyhzh] = contactWords(answer.particulars?.buyerContact);
	const more = { xfdzdh, xfyhzh, gfdzdh, gfyhzh };
	const files = { ofdurl: answer.ofdUrl ?? "", pdfurl: answer.pdfUrl ?? "" };
	return { ...common, ...more, ...files, sph: lines.map(line) };
}

const BANK = /银行|信用社|[支分]行|账[号户]|^[\d\s]{12,}$/;
const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8})(?!\d)/g;

/**
 * 地址电话 and 银行账号, in the order suppliers tell them. The address of a bank names a bank as well: what comes first is
 * of the bank only with an account.
 */
function contactWords(texts: readonly string[] = []): readonly [addressAndPhone: string, bankAndAccount: string] {
	const found = texts.findIndex((text, at) => BANK.test(text) && (at > 0 || hasAccount(text)));
	const bank = found === -1 ? texts.length : found;
	return [texts.slice(0, bank).join(" "), texts.slice(bank).join(" ")];
}

function hasAccount(text: string): boolean {
	return /\d{9}/.test(text.replace(PHONE, "").replace(/\s/g, ""));
}

/** 发票类型: that of the document, and where it has none the tax authority's own (domain §1.6). */
function typeNumber({ fields, query }: Answer): string {
	const { api, leqi } = kindById(fields.kind ?? query.kind).numbers;
	return api?.[0] ?? leqi?.[0] ?? "";
}

function line(row: Line): Readonly<Record<string, string>> {
	const { name, spec = "", unit = "", rate = "", quantity = "", price = "", amount, tax } = row;
	const texts = { spmc: name, ggxh: spec, jldw: unit, slv: rate, sl: quantity, dj: price };
	return { ...texts, je: money(amount), se: money(tax), ssflbm: "" };
}

function rollLine(row: Line): Readonly<Record<string, string>> {
	const { name, rate = "", quantity = "", price = "", amount, tax } = row;
	const inclusive = amount === undefined ? "" : formatFen((amount + (tax ?? 0)) as FieldValues["total"]); // a sum of fen
	const texts = { spmc: name, sl: quantity, dj: price, hsje: inclusive };
	return { ...texts, je: money(amount), se: money(tax), slv: rate, ssflbm: "" };
}

function moreOf({ fields, particulars, query }: Answer): Readonly<Record<string, string>> {
	const { number, digitalNumber = "", drawer, payee, reviewer, totalInWords } = fields;
	const known = {
		// 数电纸质发票: some suppliers give the 20-digit number where the printed one was asked about.
		sdphm: digitalNumber || (number !== query.number && number?.length === 20 ? number : ""),
		kpr: drawer ?? "",
		skr: query.kind === "roll" ? "" : (payee ?? ""),
		fhr: reviewer ?? "",
		jshjdx: totalInWords ?? "",
		cjh: particulars?.vehicle?.join(" ") ?? "",
	};
	return Object.fromEntries(Object.entries(known).filter(([, text]) => text !== ""));
}

function money(value: FieldValues["total"] | undefined): string {
	return value === undefined ? "" : formatFen(value);
}
