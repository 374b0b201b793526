import * as z from "zod";

import { parseDay } from "#core/base/day.ts";
import { formatFen, parseFen } from "#core/base/fen.ts";
import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { Query } from "#core/model/answer.ts";
import { kindOfCode } from "#core/model/code.ts";
import { isKindId, type KindId, kindById, narrowerKind } from "#core/model/kinds/index.ts";
import type { CheckValue } from "#core/model/kinds/kind.ts";
import { parseExactJson } from "#core/providers/exact-json.ts";

/** The values of a body by their names, not yet looked at. */
export type Body = Readonly<Record<string, unknown>>;

/** A question of the interface, as sent. */
export interface Wire {
	readonly fpdm: string;
	readonly fphm: string;
	readonly kprq: string;
	readonly value: string;
	/** What our own app adds: the kind it knows, and that a kept answer will not do. */
	readonly kind?: KindId;
	readonly fresh: boolean;
}

/** `bad_input`: a value is not what the interface wants. `unsupported`: nobody answers for this kind here. */
export type QuestionProblem = Problem<"bad_input" | "unsupported">;

/**
 * Reads a body as JSON in UTF-8, as the document wants it, and as clients send it all the same: GBK, a form, numbers
 * without quotes. `undefined` when it is neither JSON nor a form.
 */
export function readBodyValues(bytes: Uint8Array, contentType: string): Body | undefined {
	const text = decode(bytes, contentType).trim();
	// Command line clients send JSON under the type of a form, so the text tells which it is.
	if (text.startsWith("{")) {
		const json = parseExactJson(text);
		return json === undefined ? undefined : (json as Body); // JSON that begins so is an object
	}
	const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType);
	return isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const gb18030 = new TextDecoder("gb18030");

function decode(bytes: Uint8Array, contentType: string): string {
	if (/charset\s*=\s*"?gb/i.test(contentType)) return gb18030.decode(bytes);
	try {
		return utf8.decode(bytes);
	} catch {
		return gb18030.decode(bytes); // every byte sequence has a text here
	}
}

const ASCII = /^[\x20-\x7e]*$/;
const digits = /^[\d\s]*$/;
const own = z.object({ kind: z.string().optional(), fresh: z.boolean().optional() });

/**
 * What no client of the interface sends is refused before anybody looks at it; the forms are told apart later. Not of zod's
 * small build: this one makes a function of a shape, and every request passes here.
 */
const wire = z.object({
	fpdm: z.string().max(24).regex(digits).nullish(),
	fphm: z.string().max(40).regex(digits),
	kprq: z
		.string()
		.max(32)
		.regex(/^[\d\s:T年月日./-]*$/),
	value: z
		.string()
		.max(40)
		.regex(/^[\d\sA-Za-z¥￥元,.+-]*$/),
	yanpiao: own.optional(),
});

/** The question in a body; `undefined` when a key is missing, of the wrong type, or holds what is no such value. */
export function readWire(body: Body): Wire | undefined {
	const read = wire.safeParse({
		fpdm: plain(body.fpdm),
		fphm: plain(body.fphm),
		kprq: plain(body.kprq),
		value: plain(body.value),
		yanpiao: body.yanpiao,
	});
	if (!read.success) return undefined;
	const { fpdm, fphm, kprq, value, yanpiao } = read.data;
	const kind = yanpiao?.kind;
	return {
		fpdm: fpdm ?? "",
		fphm,
		kprq,
		value,
		fresh: yanpiao?.fresh === true,
		...(kind !== undefined && isKindId(kind) && { kind }),
	};
}

function plain(value: unknown): unknown {
	if (typeof value !== "string") return value;
	return (ASCII.test(value) ? value : value.normalize("NFKC")).trim();
}

/** What is asked, in our words. */
export function toQuery(asked: Wire): Result<Query, QuestionProblem> {
	const number = asked.fphm.replace(/\s/g, "");
	const given = asked.fpdm.replace(/\s/g, "");
	// A digital invoice has no code; some clients send a part of its number there.
	const code = number.length === 20 ? "" : given;
	if (!/^(?:\d{10}|\d{12})?$/.test(code) || !/^(?:\d{8}|\d{20})$/.test(number)) return bad();
	if (code === "" && number.length === 8) return bad();
	const kind = kindOf(code, number, asked);
	const issuedOn = parseDay(asked.kprq);
	if (!kind) return err({ code: "unsupported" });
	const { checkValue: what } = kindById(kind);
	if (what === "none") return err({ code: "unsupported" });
	const checkValue = checkValueOf(what, asked.value);
	if (issuedOn === undefined || checkValue === undefined || !kindById(kind).number.pattern.test(number)) return bad();
	return ok({ kind, code, number, issuedOn, checkValue });
}

/**
 * The kind of an invoice by what the wire says of it. That of a digital one does not show in its number; all of them
 * are asked with their total, so any will do where the client does not say (domain §0.2).
 */
function kindOf(code: string, number: string, { kind, value }: Wire): KindId | undefined {
	if (code === "") return kind && kindById(kind).code === "none" ? kind : "digital_ordinary";
	const byCode = kindOfCode(code, number);
	if (!byCode) return /^\d{6}$/.test(value) ? "ordinary_electronic" : undefined; // the value tells what is asked
	return (kind && narrowerKind(kind, byCode)) ?? byCode;
}

function checkValueOf(what: Exclude<CheckValue, "none">, value: string): string | undefined {
	if (what === "amount" || what === "total") {
		const money = parseFen(value);
		return money === undefined ? undefined : formatFen(money);
	}
	// The whole check code, or the whole 20-digit number, where its last six digits were wanted.
	return /^\d{0,14}(\d{6})$/.exec(value.replace(/\s/g, ""))?.[1];
}

function bad(): Result<never, QuestionProblem> {
	return err({ code: "bad_input" });
}
