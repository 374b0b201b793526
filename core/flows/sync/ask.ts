import type { Settings } from "#core/flows/app.ts";
import type { AppDeps } from "#core/flows/deps.ts";
import { fpcyAddress } from "#core/providers/fpcy.ts";
import { post } from "#core/providers/post.ts";
import { parseJson } from "#core/sync/schema/json.ts";
import { type Message, unansweredCodes } from "#core/sync/schema/messages.ts";
import type { Channel } from "./channel.ts";
import type { AskOver, AskReply } from "./over.ts";

type Ask = Extract<Message, { t: "ask" }>;

/** Questions of a page out at a time; the queue asks at most twenty. */
const MOST_ASKS = 20;

/** The extension's side: asks the supplier for the page, where it is the one the user set in the extension himself. */
export interface Answerer {
	take(message: Extract<Message, { t: "ask" | "unask" }>): void;
}

export function createAnswerer(
	deps: Pick<AppDeps, "ask" | "now">,
	settings: () => Promise<Settings>,
	{ send }: Channel,
	signal: AbortSignal,
): Answerer {
	const out = new Map<number, AbortController>();

	async function answer(ask: Ask, stop: AbortController): Promise<AskReply> {
		const { call } = ask;
		const { provider } = await settings();
		const url = fpcyAddress(ask.url);
		// A page could otherwise reach any machine this browser reaches, past every rule of the browser.
		const allowed = provider.mode === "fpcy" && url !== undefined && fpcyAddress(provider.url) === url;
		if (!allowed || stop.signal.aborted) return { t: "unanswered", call, problem: "not_allowed" };
		const { fpdm, fphm, kprq, value } = ask.question;
		const body = JSON.stringify({ fpdm, fphm, kprq, value, sqm: ask.sqm ?? provider.sqm });
		const content = { type: "application/json;charset=utf-8", body };
		const posted = await post(url, content, { ...deps.ask, now: deps.now }, AbortSignal.any([stop.signal, signal]));
		if (posted.ok) return { t: "answer", call, status: posted.value.status, text: posted.value.text };
		const problem = unansweredCodes.find((code) => code === posted.error.code) ?? "offline";
		return { t: "unanswered", call, problem };
	}

	return {
		take(message) {
			if (message.t === "unask") return out.get(message.call)?.abort();
			const { call } = message;
			if (out.size >= MOST_ASKS || out.has(call)) {
				return void send({ t: "unanswered", call, problem: "not_allowed" }).catch(() => undefined); // gone meanwhile
			}
			const stop = new AbortController();
			out.set(call, stop);
			answer(message, stop)
				.then(send)
				.catch(() => undefined) // the connection is over; what went wrong may quote the question
				.finally(() => out.delete(call));
		},
	};
}

/** The page's side: hands questions to the extension that it has met. */
export interface Asking {
	readonly ask: AskOver;
	take(reply: AskReply): void;
	end(): void;
}

export function createAsking({ send }: Channel): Asking {
	const open = new Map<number, (reply: AskReply) => void>();
	let calls = 0;
	return {
		async ask(url, body, signal) {
			const question = parseJson(body) as Partial<Record<"fpdm" | "fphm" | "kprq" | "value" | "sqm", string>>; // our own provider's
			const { fpdm = "", fphm = "", kprq = "", value = "", sqm } = question;
			const call = calls++;
			const reply = new Promise<AskReply>((resolve) => open.set(call, resolve));
			const stop = () => {
				open.get(call)?.({ t: "unanswered", call, problem: "aborted" });
				send({ t: "unask", call }).catch(() => undefined); // the connection is over as well
			};
			signal.addEventListener("abort", stop, { once: true });
			try {
				await send({ t: "ask", call, url, question: { fpdm, fphm, kprq, value }, ...(sqm && { sqm }) });
				const said = await reply;
				return said.t === "unanswered" && said.problem === "not_allowed" ? undefined : said;
			} finally {
				open.delete(call);
				signal.removeEventListener("abort", stop);
			}
		},
		take(reply) {
			open.get(reply.call)?.(reply);
		},
		end() {
			for (const [call, tell] of open) tell({ t: "unanswered", call, problem: "offline" });
		},
	};
}
