import { setTimeout as wait } from "node:timers/promises";

import { Hono } from "hono";
import * as z from "zod/mini";

import { formatFen } from "#core/base/fen.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { CHECKS_A_DAY, chinaDate, chinaTime } from "#core/providers/count.ts";
import { SAMPLE_SQM } from "#core/providers/sample.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { type SampleInvoice, sampleInvoices } from "#samples/index.ts";
import { readText } from "./body.ts";
import type { DailyChecks } from "./checks.ts";
import type { SampleMemory } from "./sample-memory.ts";
import { sampleOriginalUrls } from "./sample-original.ts";
import { sampleReply, type Told } from "./sample-reply.ts";

export interface SampleAuthorityOptions {
	readonly checks: DailyChecks;
	readonly memory: SampleMemory;
	readonly now: () => Date;
	/** How long the slow invoice takes. */
	readonly slowMs: number;
}

/** A request is five short values. */
const MAX_REQUEST = 16 * 1024;

/** Every key of seed 003 §二 must be there; the code alone may be empty (数电票, domain §0.1). */
const request = z.object({
	fpdm: z.string().check(z.regex(/^(?:\d{10}|\d{12})?$/)),
	fphm: z.string().check(z.regex(/^(?:\d{8}|\d{20})$/)),
	kprq: z.string().check(z.regex(/^\d{8}$/)),
	value: z.string().check(z.minLength(1)),
	sqm: z.string().check(z.minLength(1)),
});
type Request = z.infer<typeof request>;

interface Reply {
	readonly code: string | number;
	readonly msg: string;
	readonly fp: ReturnType<typeof sampleReply> | null;
}

/**
 * The sample authority (演示查验): speaks the interface of seed 003 to the letter, about invented invoices alone. Every
 * message says 演示, so that no reply can be taken for the word of a tax authority.
 */
export function sampleAuthority(options: SampleAuthorityOptions): Hono {
	const app = new Hono();
	app.post("/fpcy", async (c) => {
		if (!isJson(c.req.header("content-type")))
			return c.text("演示：Content-Type 应为 application/json;charset=utf-8", 415);
		const body = await readText(c.req.raw, MAX_REQUEST);
		if (body === undefined) return c.text("演示：请求过长", 413);
		const asked = request.safeParse(parseJson(body));
		if (!asked.success) return c.json(refuse(-1, "请求参数不规范"));
		if (asked.data.sqm !== SAMPLE_SQM) return c.json(refuse(-1, "授权码不正确"));
		if (!isSampleIdentity({ code: asked.data.fpdm, number: asked.data.fphm })) {
			return c.json(refuse(-1, "不支持：这里只查验演示发票，不是税务机关"));
		}
		const now = options.now();
		const count = await options.checks.add(chinaDate(now), `${asked.data.fpdm}-${asked.data.fphm}`);
		if (count > CHECKS_A_DAY) return c.json(refuse(1, "超过该张发票当日最大查验次数"));
		return answer(asked.data, { count, now, origin: new URL(c.req.url).origin });
	});
	app.all("/fpcy", (c) => c.text("演示：请用 POST", 405, { Allow: "POST" }));

	async function answer(asked: Request, { count, now, origin }: Asking): Promise<Response> {
		const invoice = sampleInvoices.find(({ code, number }) => code === asked.fpdm && number === asked.fphm);
		switch (invoice?.behaviour.what) {
			case undefined:
			case "not_found":
				return Response.json(refuse(2, "发票不存在"));
			case "limit":
				return Response.json(refuse(1, "超过该张发票当日最大查验次数"));
			case "too_new":
				return Response.json(refuse(-1, "当日开具的发票请于次日查验"));
			case "too_old":
				return Response.json(refuse(-1, "只能查验最近五年内开具的发票"));
			case "busy":
				return Response.json(refuse(-1, "查验请求过于频繁，请稍后再试"));
			case "broken_json":
				return new Response('{"code":"0","msg":"演示：查验成功","fp":{"fpdm":"', {
					headers: { "Content-Type": "application/json" },
				});
			case "http_500":
				return new Response("演示：服务器内部错误", { status: 500 });
			case "slow":
				await wait(options.slowMs);
		}
		if (!invoice || invoice.behaviour.what === "mismatch" || !fits(asked, invoice)) {
			return Response.json(refuse(-1, "查验信息与税务机关电子信息不一致"));
		}
		return Response.json(
			found(invoice, {
				state: await stateNow(invoice),
				count,
				time: chinaTime(now),
				...sampleOriginalUrls(invoice, origin),
			}),
		);
	}

	async function stateNow({ id, behaviour }: SampleInvoice): Promise<InvoiceState> {
		if (behaviour.what !== "match") return "normal";
		return behaviour.later && (await options.memory.tell(id)) ? behaviour.later : behaviour.state;
	}
	return app;
}

/** Which check of the day it is, when, and under which origin this server was asked. */
interface Asking {
	readonly count: number;
	readonly now: Date;
	readonly origin: string;
}

function found(invoice: SampleInvoice, told: Told): Reply {
	const { behaviour } = invoice;
	const says = behaviour.what === "match" ? { ...invoice, ...behaviour.says } : invoice;
	// The document shows text, live suppliers send a number (domain §0.3): both are met here.
	const code = invoice.code === "" ? 0 : "0";
	return { code, msg: "演示：查验成功", fp: sampleReply(says, told) };
}

/** Whether day and check value are the invoice's: the check value (校验项目) depends on the kind (domain §0.2). */
function fits(asked: Request, invoice: SampleInvoice): boolean {
	const expected = {
		amount: formatFen(invoice.amount),
		total: formatFen(invoice.total),
		checkCode6: invoice.checkCode?.slice(-6),
		number6: invoice.digitalNumber?.slice(-6),
		checkCode5: undefined,
		none: undefined,
	}[kindById(invoice.kind).checkValue];
	return asked.kprq === invoice.issuedOn && asked.value === expected;
}

function refuse(code: number, text: string): Reply {
	return { code: String(code), msg: `演示：${text}`, fp: null };
}

function isJson(type: string | undefined): boolean {
	return /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type ?? "");
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // told as 请求参数不规范
	}
}
