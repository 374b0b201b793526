import fc from "fast-check";
import { expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { outcomes } from "#core/model/answer.ts";
import { unaskedReasons } from "#core/model/queue.ts";
import { beginQuestion, endQuestion, interruptQuestion, type QuestionEnd, takeBack } from "#core/queue/end.ts";
import { isOpen, retryItem, skipItem } from "#core/queue/steer.ts";
import { nextTurn } from "#core/queue/turn.ts";
import { makeItem, noon } from "./support.ts";

const IDS = ["a", "b", "c"];

const end = fc.oneof(
	fc.constantFrom(...outcomes).map((outcome): QuestionEnd => ok({ outcome, state: "unknown" })),
	fc.constantFrom(...unaskedReasons).map((code): QuestionEnd => err({ code, status: 500 })),
);

type Step =
	| { readonly what: "ask" | "crash" | "resume" }
	| { readonly what: "end"; readonly which: number; readonly end: QuestionEnd; readonly late: boolean }
	| { readonly what: "wait"; readonly minutes: number }
	| { readonly what: "skip"; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ what: fc.constant("ask" as const) }) },
	{
		weight: 4,
		arbitrary: fc.record({ what: fc.constant("end" as const), which: fc.nat(9), end, late: fc.boolean() }),
	},
	fc.record({ what: fc.constantFrom("crash" as const, "resume" as const) }),
	fc.record({ what: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 1500 }) }),
	fc.record({ what: fc.constant("skip" as const), which: fc.nat(2) }),
);

test("in any order of asking, ending, crashing and waiting nothing is lost and nothing answered is asked again", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
			let items = new Map(IDS.map((recordId, order) => [recordId, makeItem({ recordId, order })]));
			/** Questions on their way, with the fence they went out under. */
			let out: { readonly id: string; readonly fence: number }[] = [];
			/** Questions whose asker died: their answers may still come, too late. */
			let orphans: typeof out = [];
			let now = noon;
			const answered = new Set<string>();

			for (const one of steps) {
				if (one.what === "ask") {
					const { item } = nextTurn(items.values(), new Set(out.map(({ id }) => id)), now);
					if (!item) continue;
					expect(answered.has(item.recordId), "asked though answered").toBe(false);
					expect(item.notBefore === undefined || item.notBefore <= now.toISOString()).toBe(true);
					const asking = beginQuestion(item, now);
					items.set(asking.recordId, asking);
					out.push({ id: asking.recordId, fence: asking.fence });
				} else if (one.what === "end") {
					const from = one.late ? orphans : out;
					const question = from[one.which % Math.max(1, from.length)];
					const item = question && items.get(question.id);
					if (!question || !item) continue;
					if (one.late) orphans = orphans.filter((other) => other !== question);
					else out = out.filter((other) => other !== question);
					if (item.fence !== question.fence || item.state !== "asking") continue; // somebody else has the say
					const unreached = !one.end.ok && one.end.error.code === "offline" && one.which % 2 === 0;
					const next = unreached ? takeBack(item) : endQuestion(item, one.end, now);
					items.set(question.id, next);
					if (next.state === "answered") answered.add(question.id);
				} else if (one.what === "crash") {
					orphans = [...orphans, ...out];
					out = [];
					items = new Map(
						[...items].map(([id, item]) => [id, item.state === "asking" ? interruptQuestion(item, now) : item]),
					);
				} else if (one.what === "wait") now = new Date(now.getTime() + one.minutes * 60_000);
				else if (one.what === "skip") {
					const id = IDS[one.which] ?? "a";
					items.set(id, skipItem(items.get(id) ?? makeItem(), now));
				} else {
					for (const [id, item] of items)
						if (!isOpen(item) && item.state !== "answered") items.set(id, retryItem(item, now));
				}
				expect(items.size).toBe(IDS.length);
				for (const item of items.values()) {
					expect(item.state === "asking").toBe(out.some(({ id }) => id === item.recordId));
					// Whatever is not answered says what it waits for, or why it is over.
					if (item.state === "not_before") expect(item.notBefore).toBeDefined();
					if (item.state === "given_up" || item.state === "needs_person") expect(item.reason).toBeDefined();
					expect(item.state === "answered").toBe(answered.has(item.recordId));
				}
			}
		}),
		{ numRuns: 500 },
	);
});
