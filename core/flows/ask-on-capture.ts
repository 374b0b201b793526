import type { Outcome } from "#core/model/answer.ts";
import type { CapturedInvoice, CaptureOutcome } from "./app.ts";
import { capturedOf } from "./captured.ts";
import type { Context } from "./context.ts";
import { createQueue } from "./jobs.ts";
import type { Verify } from "./verify.ts";

type Good = Extract<CaptureOutcome, { ok: true }>;

/** Answers after which asking about the next invoice is bound to fail the same way. */
const hopeless: readonly Outcome[] = ["auth", "blocked", "rate_limited", "upstream"];

/** Problems of one invoice; the next one may well be asked about. */
const ownProblems: readonly string[] = [
	"no_record",
	"missing_fields",
	"unsupported_kind",
	"daily_limit",
	"sample_only",
];

/**
 * Asks about captured invoices where the user wants that, one after the other beside the reading of further files.
 * The first failure that is not about one invoice ends it: hundreds of files must not run into the same wall.
 */
export function createAsker(context: Context, verify: Verify, signal: AbortSignal) {
	const queue = createQueue();
	const pending: Promise<void>[] = [];
	let stopped = false;

	async function askAbout({ recordId, how }: CapturedInvoice): Promise<void> {
		if (stopped || signal.aborted || how === "known") return;
		const result = await verify(recordId, { fresh: false }, signal);
		stopped = result.ok ? hopeless.includes(result.value.outcome) : !ownProblems.includes(result.error.code);
	}

	return {
		async ask(outcome: Good, done: (outcome: Good) => void): Promise<void> {
			const { askOnCapture } = await context.settings();
			if (!askOnCapture) return done(outcome);
			pending.push(
				queue(async () => {
					for (const one of outcome.kept) await askAbout(one);
					done({
						...outcome,
						kept: await capturedOf(
							context,
							outcome.kept.map(({ recordId: id, how }) => ({ id, how })),
						),
					});
				}),
			);
		},
		async end(): Promise<void> {
			await Promise.all(pending);
		},
	};
}
