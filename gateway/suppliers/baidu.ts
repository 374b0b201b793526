import { err, ok, type Result } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";
import { type Posted, post } from "#core/providers/post.ts";
import type { AskProblem, Provider } from "#core/providers/provider.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { createScrubber } from "#core/providers/scrub.ts";
import { readBaiduReply } from "./baidu-reply.ts";
import { createBaiduToken } from "./baidu-token.ts";
import type { SupplierType } from "./type.ts";

const HOST = "https://aip.baidubce.com/";
const FORM = "application/x-www-form-urlencoded";
const MAX_RAW = 256 * 1024;

/** `invoice_type` of each kind it takes (domain §1.6, cloud.baidu.com doc OCR cklbnrnwe). */
const TYPES: Partial<Record<KindId, string>> = {
	special_paper: "special_vat_invoice",
	special_electronic: "elec_special_vat_invoice",
	ordinary_paper: "normal_invoice",
	ordinary_electronic: "elec_normal_invoice",
	roll: "roll_normal_invoice",
	toll_electronic: "toll_elec_normal_invoice",
	digital_special: "elec_invoice_special",
	digital_ordinary: "elec_invoice_normal",
	freight_paper: "special_freight_transport_invoice",
	motor_paper: "motor_vehicle_invoice",
	digital_motor: "motor_vehicle_invoice",
	digital_paper_motor: "motor_vehicle_invoice",
	usedcar_paper: "used_vehicle_invoice",
	digital_usedcar: "used_vehicle_invoice",
	digital_paper_usedcar: "used_vehicle_invoice",
	air: "elec_flight_itinerary_invoice",
};

/** 百度增值税发票验真 `vat_invoice_verification` (domain §7.1–7.3). */
export const baidu: SupplierType = {
	id: "baidu",
	url: "none",
	secrets: ["key", "secret"],
	create({ id, secrets }): Provider {
		const { key = "", secret = "" } = secrets;
		const token = createBaiduToken({ url: new URL("oauth/2.0/token", HOST), key, secret });
		return {
			id,
			name: { zh: "百度增值税发票验真", en: "Baidu invoice verification" },
			sample: false,
			supports: (kind) => TYPES[kind] !== undefined,
			async ask(query, deps, signal) {
				// Nobody has issued an invented invoice: the question would cost and could only come back as not found.
				if (isSampleIdentity(query)) return err({ code: "sample_only" });
				const askedAt = deps.now().toISOString();
				for (let again = false; ; again = true) {
					const access = await token.get(deps, signal);
					if (!access.ok) return access;
					const posted = await post(addressOf(access.value), { type: FORM, body: questionOf(query) }, deps, signal);
					if (!posted.ok) return posted;
					if (!again && tokenIsOver(posted.value)) token.forget(access.value);
					else
						return toAnswer(posted.value, createScrubber(access.value, key, secret), { provider: id, askedAt, query });
				}
			},
		};
	},
};

function addressOf(token: string): string {
	return new URL(`rest/2.0/ocr/v1/vat_invoice_verification?${new URLSearchParams({ access_token: token })}`, HOST).href;
}

function questionOf({ kind, code, number, issuedOn, checkValue }: Query): string {
	const isMoney = ["amount", "total"].includes(kindById(kind).checkValue);
	return new URLSearchParams({
		invoice_code: code,
		invoice_num: number,
		invoice_date: issuedOn,
		invoice_type: TYPES[kind] ?? "",
		check_code: isMoney ? "" : checkValue,
		total_amount: isMoney ? checkValue : "",
	}).toString();
}

/** 110 and 111: the question was not looked at, so asking it anew spends nothing. */
function tokenIsOver({ text }: Posted): boolean {
	const reply = readBaiduReply(text);
	return reply.ok && (reply.value.errorCode === "110" || reply.value.errorCode === "111");
}

function toAnswer(
	{ ok: fine, status, text: told }: Posted,
	scrub: (text: string) => string,
	about: Pick<Answer, "provider" | "askedAt" | "query">,
): Result<Answer, AskProblem> {
	const text = scrub(told); // a reply may echo the question and its token
	const reply = readBaiduReply(text);
	if (!fine && !(reply.ok && reply.value.errorCode)) return err({ code: "http", status });
	if (!reply.ok) return reply;
	const { outcome, state, fields, lines, message, count } = reply.value;
	const match = outcome === "match";
	const { code = "", number } = fields;
	if (match && (number !== about.query.number || (code !== "" && code !== about.query.code))) {
		return err({ code: "bad_answer", reason: "other_invoice" });
	}
	return ok({
		...about,
		sample: false,
		outcome,
		state: match ? state : "unknown",
		...(match && count !== undefined && { authorityCount: count }),
		fields: match ? fields : {},
		lines: match ? lines : [],
		...(message !== "" && { message }),
		raw: text.slice(0, MAX_RAW),
	});
}
