import { describe, expect, test } from "vitest";

import { rateOf, standingOf } from "#core/queue/progress.ts";
import { isFailed, openItem, retryItem, skipItem } from "#core/queue/steer.ts";
import { type Circumstances, holdOf, nextTurn, type QueueHead } from "#core/queue/turn.ts";
import { makeItem, noon } from "./support.ts";

const head: QueueHead = { paused: false, startedAt: "2026-11-22T03:00:00.000Z", pace: { troubles: 0, pauses: 0 } };
const around: Circumstances = { now: noon, provided: true, online: true, full: false };
const later = "2026-11-22T05:00:00.000Z";
const before = "2026-11-22T03:30:00.000Z";

describe("whose turn it is", () => {
	test("is the first by order that waits or whose time has come, and nobody's who is being asked about", () => {
		const items = [
			makeItem({ recordId: "busy", order: 0 }),
			makeItem({ recordId: "later", order: 1, state: "not_before", notBefore: later }),
			makeItem({ recordId: "done", order: 2, state: "answered" }),
			makeItem({ recordId: "waits", order: 4 }),
			makeItem({ recordId: "ripe", order: 3, state: "not_before", notBefore: before }),
		];

		expect(nextTurn(items, new Set(["busy"]), noon)).toMatchObject({ item: { recordId: "ripe" }, notBefore: later });
	});

	test("is nobody's in an empty queue", () => {
		expect(nextTurn([], new Set(), noon)).toEqual({});
	});
});

describe("the queue is held", () => {
	const slowed = { ...head, pace: { troubles: 0, pauses: 1, slowedUntil: later } };

	test.each<[string, QueueHead, Partial<Circumstances>, string | undefined]>([
		["not at all", head, {}, undefined],
		["by a person before anything else", { ...head, paused: true }, { online: false }, "paused"],
		["without a provider", head, { provided: false }, "no_provider"],
		["by a provider that turns us away", { ...head, refused: "auth" }, {}, "no_provider"],
		["by a full disk", head, { full: true, online: false }, "storage_full"],
		["without a network", head, { online: false }, "offline"],
		["by a supplier that wants to rest", slowed, {}, "slowed"],
		["not after its rest", slowed, { now: new Date("2026-11-22T06:00:00Z") }, undefined],
	])("%s", (_, state, more, held) => {
		expect(holdOf(state, { ...around, ...more })?.held).toBe(held);
	});
});

describe("how the queue stands", () => {
	test("is counted by state, and what came of the run by the words people know", () => {
		const answered = (outcome: "match" | "mismatch" | "not_found", state: "normal" | "void" | "unknown") =>
			makeItem({ state: "answered", outcome, answeredState: state, endedAt: before });
		const items = [
			answered("match", "normal"),
			answered("match", "void"),
			answered("mismatch", "unknown"),
			answered("not_found", "unknown"),
			makeItem({ state: "given_up", reason: "too_old", endedAt: before }),
			makeItem({ state: "needs_person", reason: "bad_input", endedAt: before }),
			makeItem({ addedAt: "2026-11-21T03:00:00.000Z", state: "answered", outcome: "match", answeredState: "normal" }),
		];

		const { counts, summary, hold } = standingOf(items, head, around);

		expect(counts).toMatchObject({ answered: 5, given_up: 1, needs_person: 1, waiting: 0 });
		expect(summary).toEqual({
			startedAt: head.startedAt,
			endedAt: before,
			matched: 1,
			voidOrRed: 1,
			mismatched: 1,
			notFound: 1,
			noAnswer: 1,
			needsPerson: 1,
		});
		expect(hold).toBeUndefined();
	});

	test("has no end while something is put off, and says until when it is", () => {
		const items = [
			makeItem({ state: "not_before", notBefore: later }),
			makeItem({ state: "answered", endedAt: before }),
		];

		const { summary, hold } = standingOf(items, head, around);

		expect(summary.endedAt).toBeUndefined();
		expect(hold).toEqual({ held: "not_before", until: later });
	});

	test("tells a rate once there are enough answers of the last minutes", () => {
		const ended = (count: number, at: string) =>
			Array.from({ length: count }, () => makeItem({ state: "answered", tries: 1, endedAt: at }));

		expect(rateOf(ended(4, "2026-11-22T03:59:00.000Z"), noon)).toBeUndefined();
		expect(rateOf(ended(90, "2026-11-22T03:50:00.000Z"), noon)).toBeUndefined();
		expect(rateOf(ended(60, "2026-11-22T03:58:00.000Z"), noon)).toBe(30);
	});
});

describe("a person", () => {
	test("skips what waits, and not what is being asked or was answered", () => {
		const states = (["waiting", "not_before", "asking", "answered"] as const).map((state) =>
			skipItem(makeItem({ state }), noon),
		);

		expect(states.map(({ state }) => state)).toEqual(["given_up", "given_up", "asking", "answered"]);
		expect(states[0]).toMatchObject({ reason: "skipped", endedAt: noon.toISOString() });
	});

	test("opens anything again at once; what was answered is asked anew", () => {
		const put = makeItem({ state: "not_before", notBefore: later, reason: "timeout", failures: 4, tries: 4, fence: 4 });

		expect(retryItem(put, noon)).toEqual(makeItem({ fence: 4, addedAt: noon.toISOString() }));
		expect(retryItem(makeItem({ state: "answered" }), noon)).toMatchObject({ state: "waiting", fresh: true });
		expect(retryItem(makeItem({ state: "asking" }), noon)).toEqual(makeItem({ state: "asking" }));
	});

	test("finds as failed what got no answer and was not skipped", () => {
		expect(isFailed(makeItem({ state: "given_up", reason: "timeout" }))).toBe(true);
		expect(isFailed(makeItem({ state: "needs_person" }))).toBe(true);
		expect(isFailed(makeItem({ state: "given_up", reason: "skipped" }))).toBe(false);
		expect(isFailed(makeItem({ state: "answered" }))).toBe(false);
	});

	test("adds what cannot be asked with the reason at once", () => {
		const added = { recordId: "r1", from: "ledger", fresh: false, order: 7 } as const;

		expect(openItem(undefined, added, undefined, noon)).toMatchObject({ state: "waiting", fence: 0, order: 7 });
		expect(openItem(undefined, added, { code: "missing_fields" }, noon)).toMatchObject({ state: "needs_person" });
		expect(openItem(makeItem({ fence: 3 }), added, { code: "unsupported_kind" }, noon)).toMatchObject({
			state: "given_up",
			reason: "unsupported_kind",
			fence: 3,
		});
	});
});
