import { err, ok } from "#core/base/result.ts";
import { type Outcome, outcomes } from "#core/model/answer.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { type AskProblem, askProblemCodes } from "#core/providers/provider.ts";
import { type AskEnd, nextAsk } from "#core/providers/retry.ts";

/**
 * When asking again first makes sense after a try that failed on the way, as an instant; `undefined` when it makes
 * sense now or never by itself. A person may always ask at once.
 */
export function askAgainAt(events: readonly RecordEvent[], now: Date): string | undefined {
	const asked = events.filter(({ what }) => what === "asked").toSorted((a, b) => (a.at < b.at ? 1 : -1));
	const last = asked[0];
	const end = last && endOf(last);
	if (!last || !end) return undefined;
	const failures = asked.findIndex((event) => nextOf(event, 1).when === "never");
	const next = nextAsk(end, failures === -1 ? asked.length : failures, new Date(last.at));
	return next.when === "after" && next.at > now ? next.at.toISOString() : undefined;
}

function nextOf(event: RecordEvent, failures: number): ReturnType<typeof nextAsk> {
	const end = endOf(event);
	return end ? nextAsk(end, failures, new Date(event.at)) : { when: "never" };
}

/** What an event of asking says of its end; `undefined` when another build wrote words we do not know. */
function endOf({ facts }: RecordEvent): AskEnd | undefined {
	const { outcome, problem, status } = facts;
	if (outcomes.includes(outcome as Outcome)) return ok({ outcome: outcome as Outcome }); // the list just said so
	const code = askProblemCodes.find((known) => known === problem);
	return code && err<AskProblem>({ code, ...(typeof status === "number" && { status }) });
}
