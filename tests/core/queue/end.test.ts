import { describe, expect, test } from "vitest";

import { type Outcome, outcomes } from "#core/model/answer.ts";
import { type QueueState, type UnaskedReason, unaskedReasons } from "#core/model/queue.ts";
import { beginQuestion, endQuestion, interruptQuestion, takeBack } from "#core/queue/end.ts";
import { endOf, makeItem, noon } from "./support.ts";

const tomorrow = "2026-11-22T16:00:00.000Z"; // midnight in China
const inAMinute = "2026-11-22T04:01:00.000Z";

/** Domain §7.5, every outcome and every problem: what the item is afterwards, and until when it is left alone. */
const table: Record<Outcome | UnaskedReason, readonly [QueueState, string?]> = {
	match: ["answered"],
	mismatch: ["answered"],
	not_found: ["answered"],
	limit: ["not_before", tomorrow],
	daily_limit: ["not_before", tomorrow],
	too_new: ["not_before", tomorrow],
	upstream: ["not_before", inAMinute],
	rate_limited: ["not_before", inAMinute],
	pending: ["not_before", inAMinute],
	timeout: ["not_before", inAMinute],
	offline: ["not_before", inAMinute],
	bad_input: ["needs_person"],
	missing_fields: ["needs_person"],
	future_date: ["needs_person"],
	captcha_wrong: ["needs_person"],
	captcha_expired: ["needs_person"],
	sample_only: ["needs_person"],
	too_old: ["given_up"],
	unsupported: ["given_up"],
	unsupported_kind: ["given_up"],
	bad_answer: ["given_up"],
	too_large: ["given_up"],
	error: ["given_up"],
	http: ["given_up"],
	no_record: ["given_up"],
	auth: ["waiting"],
	not_set: ["waiting"],
	no_permission: ["waiting"],
	blocked: ["waiting"],
	aborted: ["waiting"],
	storage_full: ["waiting"],
};

describe("the end of a question", () => {
	test.each(Object.entries(table))("%s leaves %j", (what, [state, notBefore]) => {
		const asking = beginQuestion(makeItem(), noon);

		const item = endQuestion(asking, endOf(what as Outcome | UnaskedReason), noon); // a key of the table

		expect([item.state, item.notBefore]).toEqual([state, notBefore]);
		expect(item.reason).toBe(state === "answered" ? undefined : what);
		expect(item.endedAt !== undefined).toBe(["answered", "given_up", "needs_person"].includes(state));
		expect([item.fence, item.tries]).toEqual([1, 1]);
	});

	test("is in the table for every outcome and problem there is", () => {
		expect(Object.keys(table).toSorted()).toEqual([...outcomes, ...unaskedReasons].toSorted());
	});

	test.each([
		[500, "not_before"],
		[503, "not_before"],
		[429, "not_before"],
		[401, "given_up"],
		[404, "given_up"],
	])("with http %i leaves %s", (status, state) => {
		expect(endQuestion(makeItem(), endOf("http", status), noon).state).toBe(state);
	});

	test("on the way is put off ever longer and given up in the end, with the reason", () => {
		let item = makeItem();
		const minutes: (number | string)[] = [];
		for (let tries = 0; tries < 7; tries++) {
			item = endQuestion(beginQuestion(item, noon), endOf("timeout"), noon);
			minutes.push(item.notBefore ? (Date.parse(item.notBefore) - noon.getTime()) / 60_000 : item.state);
		}

		expect(minutes).toEqual([1, 5, 20, 60, 180, 360, "given_up"]);
		expect(item.reason).toBe("timeout");
	});

	test("by tomorrow forgets today's failures", () => {
		expect(endQuestion(makeItem({ failures: 5 }), endOf("limit"), noon).failures).toBe(0);
	});

	test("with an answer says what was answered and drops what was wrong before", () => {
		const put = makeItem({ state: "not_before", reason: "timeout", notBefore: inAMinute, failures: 2 });

		const item = endQuestion(put, endOf("match"), noon);

		expect(item).toMatchObject({ state: "answered", outcome: "match", answeredState: "normal", failures: 0 });
		expect("reason" in item || "notBefore" in item).toBe(false);
	});
});

describe("a question that was cut off", () => {
	test("is asked again at once twice, then with pauses, and not for ever", () => {
		let item = makeItem();
		const states: string[] = [];
		for (let tries = 0; tries < 8; tries++) {
			item = interruptQuestion(beginQuestion(item, noon), noon);
			states.push(item.state);
		}

		expect(states).toEqual(["waiting", "waiting", ...Array(4).fill("not_before"), "given_up", "given_up"]);
		expect(item.reason).toBe("interrupted");
	});

	test("because we knew that there is no network was no try", () => {
		const item = takeBack(beginQuestion(makeItem({ failures: 1 }), noon));

		expect(item).toMatchObject({ state: "waiting", reason: "offline", failures: 1 });
	});
});
