import { err, ok, type Result } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { kindById } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import { mapParticulars } from "#core/model/particulars.ts";
import { readFpcyBody } from "./fpcy-body.ts";
import { outcomeOf, stateOf } from "./fpcy-outcome.ts";
import type { GatewayNote } from "./gateway-note.ts";
import { type Posted, post } from "./post.ts";
import type { AskProblem, Provider } from "./provider.ts";
import { relayFetch } from "./relay.ts";
import { isSampleIdentity } from "./sample-region.ts";
import { createScrubber } from "./scrub.ts";

export interface FpcyOptions {
	/** The supplier's address; `/fpcy` is added when it has no path. */
	readonly url: string;
	/** 授权码: sent in the request's body and kept nowhere else. */
	readonly sqm: string;
	readonly id?: string;
	readonly name?: Provider["name"];
	/** The sample authority: asked about invented invoices only. */
	readonly sample?: boolean;
	/** Our own gateway: it is told what the interface has no word for. Nobody else is. */
	readonly gateway?: boolean;
	/** Address of our own server's `/relay`, for pages that may not reach the supplier themselves. */
	readonly relay?: string;
}

/** As much of a reply as is kept. */
const MAX_RAW = 256 * 1024;

/** A supplier of the 增值税发票查验 interface `/fpcy` (seed 003, completed by domain §0). */
export function fpcyProvider(options: FpcyOptions): Provider {
	const { id = "fpcy", sample = false, gateway = false, sqm, relay } = options;
	const url = fpcyAddress(options.url);
	return {
		id,
		name: options.name ?? { zh: "发票查验接口", en: "Invoice verification service" },
		sample,
		supports: (kind) => kindById(kind).checkValue !== "none",
		async ask(query, deps, signal) {
			if (url === undefined || sqm === "") return err({ code: "not_set" });
			if (sample && !isSampleIdentity(query)) return err({ code: "sample_only" });
			const askedAt = deps.now().toISOString();
			const fetchIt = relay === undefined ? deps.fetch : relayFetch(relay, deps.fetch);
			const extra = gateway ? { yanpiao: { kind: query.kind, fresh: deps.fresh === true } } : {};
			const content = { type: "application/json;charset=utf-8", body: requestBody(query, sqm, extra) };
			const posted = await post(url, content, { ...deps, fetch: fetchIt }, signal);
			const text = posted.ok ? replyOf(posted.value) : posted;
			if (!text.ok) return text;
			const scrub = createScrubber(sqm);
			return toAnswer(text.value, query, scrub, { provider: id, sample, askedAt, query });
		},
	};
}

/** What the interface wants (seed 003 §二): digital invoices have an empty code. */
function requestBody(query: Query, sqm: string, extra: object): string {
	const { code, number, issuedOn, checkValue } = query;
	return JSON.stringify({ fpdm: code, fphm: number, kprq: issuedOn, value: checkValue, sqm, ...extra });
}

/**
 * The text to read as a reply. Some, our gateway among them, tell a wrong 授权码 or a malformed question by status and
 * in the interface's words all the same.
 */
function replyOf({ ok: fine, status, isJson, text }: Posted): Result<string, AskProblem> {
	const spoken = fine || (status < 500 && isJson && readFpcyBody(text).ok);
	return spoken ? ok(text) : err({ code: "http", status });
}

function toAnswer(
	text: string,
	query: Query,
	scrub: (text: string) => string,
	about: Pick<Answer, "provider" | "sample" | "askedAt" | "query">,
): Result<Answer, AskProblem> {
	const body = readFpcyBody(text);
	if (!body.ok) return body;
	const { code, message, stateFlag, found, fields, lines, particulars, note, ...rest } = body.value;
	const spoken = outcomeOf(code, message);
	if (spoken === "match" && found && !isAbout(fields, query))
		return err({ code: "bad_answer", reason: "other_invoice" });
	const match = spoken === "match" && found;
	return ok({
		...about,
		...rest,
		...(note && noted(note, about)),
		// A success without an invoice confirms nothing.
		outcome: spoken === "match" && !found ? "error" : spoken,
		state: match ? stateOf(stateFlag) : "unknown",
		fields: match ? scrubFields(fields, scrub) : {},
		lines: match ? lines.map((line) => scrubLine(line, scrub)) : [],
		...(match && particulars && { particulars: mapParticulars(particulars, scrub) }),
		...(message !== "" && { message: scrub(message) }),
		raw: scrub(text).slice(0, MAX_RAW),
	});
}

/** What a gateway kept was asked earlier than we asked the gateway; and what it calls 演示 is 演示. */
function noted({ how, ageMs, supplier, sample }: GatewayNote, about: Pick<Answer, "askedAt" | "sample">) {
	const askedAt = how === "kept" ? new Date(Date.parse(about.askedAt) - ageMs).toISOString() : about.askedAt;
	return { askedAt, sample: about.sample || sample, via: { how, ageMs, supplier } };
}

/**
 * Whether the reply speaks of the invoice that was asked about. Some suppliers split a 20-digit number into 12 + 8;
 * for 数电纸质发票 some give the 20-digit number.
 */
function isAbout(fields: Partial<FieldValues>, query: Query): boolean {
	const { code = "", number = "" } = fields;
	if (number === "" || number === query.number) return code === "" || query.code === "" || code === query.code;
	if (query.code === "") return code + number === query.number;
	return kindById(query.kind).digital && number.length === 20;
}

function scrubFields(fields: Partial<FieldValues>, scrub: (text: string) => string): Partial<FieldValues> {
	const { remark, buyerName, sellerName, drawer, payee, reviewer } = fields;
	const free = { remark, buyerName, sellerName, drawer, payee, reviewer };
	const clean = Object.entries(free).flatMap(([field, text]) => (text === undefined ? [] : [[field, scrub(text)]]));
	return { ...fields, ...Object.fromEntries(clean) };
}

function scrubLine(line: Line, scrub: (text: string) => string): Line {
	return { ...line, name: scrub(line.name), ...(line.spec !== undefined && { spec: scrub(line.spec) }) };
}

/** The address to post to, `undefined` when the text is not one. */
export function fpcyAddress(text: string): string | undefined {
	const url = URL.parse(text.trim());
	if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
	if (url.pathname === "/") url.pathname = "/fpcy";
	return url.href;
}
