import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import * as z from "zod/mini";

import { seeded } from "#tests/seeded.ts";

/** What the supplier did with one question. */
export type Deed = "match" | "not_found" | "mismatch" | "busy" | "hang" | "drop" | "rubbish";

export interface Question {
	/** Which question about this invoice it was, from 1. */
	readonly nth: number;
	readonly at: number;
	readonly deed: Deed;
	/** When the last byte of the reply was handed over; never for one that hung or was dropped. */
	deliveredAt?: number;
}

export interface Supplier {
	readonly url: string;
	readonly sqm: string;
	/** Every question ever asked, by invoice number. */
	readonly questions: ReadonlyMap<string, readonly Question[]>;
	close(): Promise<void>;
}

export interface Troubles {
	/** Share of questions. */
	readonly hang: number;
	readonly drop: number;
	readonly rubbish: number;
	/** Questions a second that are answered; the others are told to come later. */
	readonly perSecond: number;
	/** Milliseconds an answer takes, at least and at most. */
	readonly slow: readonly [number, number];
	readonly seed: number;
}

const SQM = "INVENTED-TORTURE";

const request = z.object({ fpdm: z.string(), fphm: z.string(), kprq: z.string(), value: z.string(), sqm: z.string() });
type Request = z.infer<typeof request>;

/** A `/fpcy` supplier that is slow, limits, hangs, hangs up and talks rubbish, and notes all it did. */
export async function startSupplier(troubles: Troubles): Promise<Supplier> {
	const questions = new Map<string, Question[]>();
	const random = seeded(troubles.seed);
	let recent: number[] = [];

	function decide(number: string): Deed {
		const now = Date.now();
		recent = [...recent.filter((at) => now - at < 1_000), now];
		if (recent.length > troubles.perSecond) return "busy";
		const roll = random();
		const { hang, drop, rubbish } = troubles;
		if (roll < hang) return "hang";
		if (roll < hang + drop) return "drop";
		if (roll < hang + drop + rubbish) return "rubbish";
		// Whether an invoice is known does not change from one question to the next.
		const kind = Number(number.slice(-3)) % 50;
		return kind === 7 ? "not_found" : kind === 13 ? "mismatch" : "match";
	}

	async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const asked = request.parse(JSON.parse(await text(message)));
		const about = questions.get(asked.fphm) ?? [];
		const question: Question = { nth: about.length + 1, at: Date.now(), deed: decide(asked.fphm) };
		questions.set(asked.fphm, [...about, question]);
		if (question.deed === "hang") return;
		const [least, most] = troubles.slow;
		await new Promise((resolve) => setTimeout(resolve, least + random() * (most - least)));
		if (question.deed === "drop") {
			message.socket.destroy();
			return;
		}
		response.on("finish", () => {
			question.deliveredAt = Date.now();
		});
		response.setHeader("Content-Type", "application/json;charset=utf-8");
		response.end(question.deed === "rubbish" ? '{"code":0,"fp":{' : JSON.stringify(replyTo(asked, question)));
	}

	const server = createServer((message, response) => {
		answer(message, response).catch(() => message.socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo; // a TCP server has one
	return {
		url: `http://127.0.0.1:${port}/fpcy`,
		sqm: SQM,
		questions,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** The count of the question comes back with the answer, so that each kept answer is known for the one it is. */
function replyTo({ fpdm, fphm, kprq, value }: Request, { deed, nth }: Question) {
	switch (deed) {
		case "match": {
			const fp = { fpdm, fphm, kprq, jshj: value, zfbz: "N", cycs: nth, cysj: "2026-11-22 10:00:00", mxxx: [] };
			return { code: 0, msg: `演示：查验成功 #${nth}`, fp };
		}
		case "not_found":
			return { code: "2", msg: `演示：查无此票 #${nth}`, fp: null };
		case "mismatch":
			return { code: "-1", msg: `演示：查验不一致 #${nth}`, fp: null };
		default:
			return { code: "-1", msg: `演示：请求过于频繁 #${nth}`, fp: null };
	}
}
