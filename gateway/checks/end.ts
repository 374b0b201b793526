import type { Result } from "#core/base/result.ts";
import type { Answer, Outcome } from "#core/model/answer.ts";
import { countsAtAuthority } from "#core/providers/count.ts";
import type { AskProblem } from "#core/providers/provider.ts";

/** What to do after one supplier was asked. */
export interface End {
	/**
	 * `answer`: it is one, whatever it says. `next`: this supplier told that it has none, so another may be asked.
	 * `over`: no word came back. The supplier may have asked the authority all the same, and may charge for it: asking
	 * another one by ourselves could pay twice and use two of the day's five checks for one question. Whoever wants to
	 * risk that asks again, and by then a supplier that often fails so is left alone.
	 */
	readonly go: "answer" | "next" | "over";
	/** Whether a check of the day is, or may be, used. */
	readonly reached: boolean;
	/** Why the supplier should be left alone for a while. */
	readonly blame?: Blame;
}

/**
 * `shaky`: it failed this time; only several in a row count. `busy`: it wants to be asked less. `closed`: it will
 * refuse until somebody does something about it.
 */
export interface Blame {
	readonly how: "shaky" | "busy" | "closed";
	readonly reason: string;
}

const OF_OUTCOME: Partial<Record<Outcome, Blame["how"]>> = {
	auth: "closed",
	blocked: "closed",
	rate_limited: "busy",
	upstream: "shaky",
	captcha_wrong: "shaky",
	captcha_expired: "shaky",
};

export function endOf(end: Result<Answer, AskProblem>, neverSent: boolean): End {
	return end.ok ? endOfAnswer(end.value) : endOfProblem(end.error, neverSent);
}

function endOfAnswer(answer: Answer): End {
	const { outcome } = answer;
	const reached = countsAtAuthority(answer);
	const how = OF_OUTCOME[outcome];
	if (how) return { go: "next", reached, blame: { how, reason: outcome } };
	return { go: outcome === "unsupported" ? "next" : "answer", reached };
}

function endOfProblem(problem: AskProblem, neverSent: boolean): End {
	const { code, status, reason } = problem;
	const shaky: Blame = { how: "shaky", reason: code };
	switch (code) {
		case "not_set":
			return { go: "next", reached: false, blame: { how: "closed", reason: code } };
		case "sample_only":
		case "no_permission": // of a browser, which is not here
			return { go: "next", reached: false };
		case "offline":
			return neverSent ? { go: "next", reached: false, blame: shaky } : { go: "over", reached: true, blame: shaky };
		case "timeout":
		case "aborted":
			return { go: "over", reached: true, blame: shaky };
		case "bad_answer":
			// A reply about another invoice is no sign of a supplier in trouble.
			return { go: "next", reached: true, ...(reason === undefined && { blame: shaky }) };
		case "too_large":
			return { go: "next", reached: true, blame: shaky };
		case "http":
			return endOfStatus(Number(status));
	}
}

/** 4xx: turned away at the door. 5xx: perhaps after having asked. */
function endOfStatus(status: number): End {
	const reason = `http ${status}`;
	if (status === 429) return { go: "next", reached: false, blame: { how: "busy", reason } };
	if (status === 401 || status === 402 || status === 403) {
		return { go: "next", reached: false, blame: { how: "closed", reason } };
	}
	return { go: "next", reached: !(status >= 400 && status < 500), blame: { how: "shaky", reason } };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a supplier is left alone after so many failures in a row. */
export function pauseMs(how: Blame["how"], failures: number): number {
	switch (how) {
		case "shaky":
			return failures < 3 ? 0 : Math.min(10 * MINUTE, SECOND * 2 ** (failures - 3));
		case "busy":
			return Math.min(10 * MINUTE, 5 * SECOND * 2 ** (failures - 1));
		case "closed":
			return Math.min(60 * MINUTE, MINUTE * 2 ** (failures - 1));
	}
}

/** Reasons that do not pass by themselves. */
export function passes(reason: string): boolean {
	return !["auth", "blocked", "not_set", "http 401", "http 402", "http 403"].includes(reason);
}
