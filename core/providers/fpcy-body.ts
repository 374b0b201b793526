import * as z from "zod/mini";

import { parseDay } from "#core/base/day.ts";
import { parseDecimal } from "#core/base/decimal.ts";
import { fen, parseFen } from "#core/base/fen.ts";
import { err, ok, type Result } from "#core/base/result.ts";
import { tidyText } from "#core/base/text.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { joinParticulars, type ParticularId, type Particulars } from "#core/model/particulars.ts";
import { parseRate } from "#core/model/rates.ts";
import { parseExactJson } from "./exact-json.ts";
import { type GatewayNote, readGatewayNote } from "./gateway-note.ts";
import type { AskProblem } from "./provider.ts";

/** The reply with its wire words turned into ours; values are absent where the reply has none that can be read. */
export interface FpcyBody {
	readonly code: string;
	readonly message: string;
	/** 作废标志, as sent. */
	readonly stateFlag: string;
	/** Whether there was an invoice in it at all. */
	readonly found: boolean;
	readonly fields: Partial<FieldValues>;
	readonly lines: readonly Line[];
	readonly particulars?: Particulars;
	readonly authorityTime?: string;
	readonly authorityCount?: number;
	readonly pdfUrl?: string;
	readonly ofdUrl?: string;
	/** What our own gateway says beside the interface's words. */
	readonly note?: GatewayNote;
}

const scalar = z.optional(z.nullable(z.union([z.string(), z.boolean()])));
const node = z.record(z.string(), z.unknown());
const reply = z.looseObject({
	code: scalar,
	msg: scalar,
	fp: z.optional(z.unknown()),
	yanpiao: z.optional(z.unknown()),
});

type Node = z.infer<typeof node>;

/**
 * Reads a reply of `/fpcy`. Suppliers differ: numbers come bare or as text, `fp` is missing, null or empty when there
 * is nothing to tell, and 机动车 (03) and 二手车 (15) use names of their own.
 */
export function readFpcyBody(text: string): Result<FpcyBody, AskProblem> {
	const parsed = reply.safeParse(parseExactJson(text));
	const code = parsed.success ? string(parsed.data.code) : "";
	if (!parsed.success || code === "") return err({ code: "bad_answer" });
	const fp = node.safeParse(parsed.data.fp);
	const invoice = fp.success ? fp.data : {};
	const time = first(invoice, "cysj");
	const count = Number.parseInt(first(invoice, "cycs"), 10);
	const pdfUrl = webAddress(first(invoice, "pdfurl"));
	const ofdUrl = webAddress(first(invoice, "ofdurl"));
	const note = readGatewayNote(parsed.data.yanpiao);
	const particulars = readParticulars({ ...note?.more, ...invoice });
	return ok({
		code,
		message: tidyText(string(parsed.data.msg)),
		stateFlag: first(invoice, "zfbz"),
		found: Object.values(invoice).some((value) => string(value) !== ""),
		fields: readFields({ ...note?.more, ...invoice }),
		lines: readLines(invoice.sph),
		...(particulars && { particulars }),
		...(time !== "" && { authorityTime: time }),
		...(count >= 0 && { authorityCount: count }),
		...(pdfUrl !== undefined && { pdfUrl }),
		...(ofdUrl !== undefined && { ofdUrl }),
		...(note && { note }),
	});
}

/**
 * Our fields and the wire words they may come under; the first that has a value counts. The rest after the words of
 * the interface's document are those of the result pages of 03 and 15 (domain §3.3) and of its siblings.
 */
const TEXT_WORDS = {
	code: ["fpdm"],
	number: ["fphm"],
	digitalNumber: ["sdphm", "qdphm"],
	buyerName: ["gfmc", "ghdw", "mfmc"],
	buyerTaxId: ["gfsh", "gfsbh", "gfnsrsbh", "ghdwsbh", "sfzhm", "mfsh", "mfdm"],
	sellerName: ["xfmc", "xhdwmc"],
	sellerTaxId: ["xfsh", "xfsbh", "xfnsrsbh", "nsrsbh", "xfdm"],
	machineNumber: ["jqbm", "jqbh", "sbbh"],
	remark: ["bz"],
	drawer: ["kpr"],
	payee: ["skr", "shy"],
	reviewer: ["fhr"],
	totalInWords: ["jshjdx"],
} as const satisfies Partial<Record<keyof FieldValues, readonly string[]>>;

const MONEY_WORDS = {
	amount: ["je", "bhsj", "bhsje", "cjfy"],
	tax: ["se", "zzsse"],
	total: ["jshj", "jshjxx", "cjhj", "cjhjxx"],
} as const satisfies Partial<Record<keyof FieldValues, readonly string[]>>;

/** Of the interface's document; the bare words are those of the seller on the result page of 03 (domain §3.3). */
const PARTICULAR_WORDS = {
	buyerContact: ["gfdzdh", "gfyhzh"],
	sellerContact: ["xfdzdh", "xfyhzh", "dz", "dh", "khyh", "zh"],
	vehicle: ["cjh"],
} as const satisfies { readonly [Id in ParticularId]?: readonly string[] };

function readParticulars(invoice: Node): Particulars | undefined {
	return joinParticulars(
		Object.entries(PARTICULAR_WORDS).map(([id, words]) => ({
			[id]: words.map((word) => tidyText(first(invoice, word))),
		})),
	);
}

function readFields(invoice: Node): Partial<FieldValues> {
	const texts = Object.entries(TEXT_WORDS).map(([field, words]) => [field, tidyText(first(invoice, ...words))]);
	const money = Object.entries(MONEY_WORDS).map(([field, words]) => [field, parseFen(first(invoice, ...words))]);
	const issuedOn = parseDay(first(invoice, "kprq"));
	const checkCode = first(invoice, "jym").replace(/\s/g, "");
	const entries = [...texts, ...money, ["issuedOn", issuedOn], ["checkCode", checkCode]];
	return Object.fromEntries(entries.filter(([, value]) => value !== "" && value !== undefined));
}

function readLines(list: unknown): Line[] {
	const rows = Array.isArray(list) ? list : [list];
	return rows.flatMap((row) => {
		const goods = node.safeParse(row);
		const line = goods.success ? readLine(goods.data) : undefined;
		return line ? [line] : [];
	});
}

/** One row of `sph`; rows without a name and an amount are the empty rows the interface's document shows. */
function readLine(goods: Node): Line | undefined {
	const name = tidyText(first(goods, "spmc", "hwmc", "cllx"));
	const tax = parseFen(first(goods, "se"));
	const amount = parseFen(first(goods, "je")) ?? amountWithoutTax(first(goods, "hsje"), tax);
	if (name === "" && amount === undefined) return undefined;
	const rate = first(goods, "slv");
	const values = {
		spec: tidyText(first(goods, "ggxh")) || undefined,
		unit: tidyText(first(goods, "jldw", "dw")) || undefined,
		quantity: parseDecimal(first(goods, "sl")),
		price: parseDecimal(first(goods, "dj")),
		rate: parseRate(rate)?.text ?? (tidyText(rate) || undefined),
		amount,
		tax,
	};
	return { name, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) };
}

/** 卷票 tell the tax-inclusive amount (含税金额). */
function amountWithoutTax(inclusive: string, tax: FieldValues["tax"] | undefined) {
	const total = parseFen(inclusive);
	return total === undefined || tax === undefined ? undefined : fen(total - tax);
}

function first(values: Node, ...words: readonly string[]): string {
	for (const word of words) {
		const text = string(values[word]);
		if (text !== "") return text;
	}
	return "";
}

function string(value: unknown): string {
	return typeof value === "string" ? value.trim() : "";
}

function webAddress(text: string): string | undefined {
	return /^https?:\/\/\S+$/i.test(text) ? text : undefined;
}
