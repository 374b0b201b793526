import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { evidence } from "#core/model/evidence.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import { type LineMarks, withLineMarks } from "#core/model/line-marks.ts";
import type { InvoiceRecord, RecordEvent } from "#core/model/record.ts";
import { idsOf, livesSince, revisionText } from "#core/sync/bundle.ts";
import { mergeFacts, mergeLines } from "#core/sync/merge.ts";
import { born, hashOf, lived } from "./make.ts";

const join = (a: InvoiceRecord, b: InvoiceRecord) => mergeFacts(a, b, hashOf);
/** Three vaults that had one record in common, or captured the invoice each for itself. */
const three = fc
	.tuple(fc.boolean(), fc.constantFrom("02:00", "02:03"))
	.chain(([same, at]) =>
		fc.tuple(lived(born("r")), lived(born("r")), lived(same ? born("r") : born("r", `2026-11-20T${at}:00.000Z`))),
	);

describe("joining two histories", () => {
	test("comes to the same whoever begins", () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				expect(join(a, b)).toEqual(join(b, a));
			}),
		);
	});

	test("comes to the same in whatever groups", () => {
		fc.assert(
			fc.property(three, ([a, b, c]) => {
				expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
			}),
			{ numRuns: 500 },
		);
	});

	test("again changes nothing", () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				const once = join(a, b);

				expect(join(once, once)).toEqual(once);
				expect(join(once, b)).toEqual(once);
				expect(join(a, once)).toEqual(once);
			}),
		);
	});

	test("keeps every event, answer and file of both, and every event stands behind the one it names", () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				const { events, answers, readings } = join(a, b);

				for (const one of [a, b]) {
					for (const event of one.events) expect(events).toContainEqual(event);
					for (const answer of one.answers) expect(answers).toContainEqual(answer);
					for (const { sha256 } of one.readings) expect(readings.map((held) => held.sha256)).toContain(sha256);
				}
				const seen = new Set<string>();
				for (const event of events) {
					if (event.previous !== undefined) expect(seen).toContain(event.previous);
					seen.add(hashOf(event));
				}
			}),
		);
	});
});

/** A record after these things happened to it, one a minute from `minute` on. */
function lives(
	record: InvoiceRecord,
	minute: number,
	...doings: readonly (readonly [string, Partial<InvoiceRecord>])[]
) {
	let held = record;
	for (const [index, [what, change]] of doings.entries()) {
		const last = held.events.at(-1);
		const at = `2026-11-20T03:${String(minute + index).padStart(2, "0")}:00.000Z`;
		const fields = change.typed?.map((one) => one.field).join(",");
		const event: RecordEvent = {
			at,
			what: what as RecordEvent["what"], // words of the table below
			facts: fields === undefined ? {} : { fields },
			...(last && { previous: hashOf(last) }),
		};
		held = { ...held, ...change, events: [...held.events, event], updatedAt: at };
	}
	return held;
}

const name = (text: string) => ({ typed: [evidence("sellerName", text, "typed")] });
const CLAIMED = "2026-11-20T03:01:00.000Z";

describe("of two vaults", () => {
	test("the field typed last holds, and both stay in the events", () => {
		const a = lives(born("r"), 1, ["typed", name("演示甲")]);
		const b = lives(born("r"), 2, ["typed", name("演示乙")]);

		const joined = join(a, b);

		expect(joined.typed.map(({ value }) => value)).toEqual(["演示乙"]);
		expect(joined.events.filter(({ what }) => what === "typed")).toHaveLength(2);
	});

	test("the one that emptied a field later empties it", () => {
		const a = lives(born("r"), 1, ["typed", name("演示甲")]);
		const emptied = lives(a, 2, ["typed", name("x")]);

		expect(join(a, { ...emptied, typed: [] }).typed).toEqual([]);
	});

	test.each([
		["claimed here, then taken back there", [["claimed", { claimedAt: CLAIMED }]], "unclaimed", undefined],
		["claimed here, noted there", [["claimed", { claimedAt: CLAIMED }]], "noted", CLAIMED],
	] as const)("a claim follows the newest event: %s", (_, here, there, expected) => {
		const a = lives(born("r"), 1, ...here);
		const b = lives(born("r"), 5, [there, {}]);

		expect(join(a, b).claimedAt).toBe(expected);
	});

	test("an invoice captured anew after the other threw it away is wanted again", () => {
		const a = lives(born("r"), 1, ["trashed", { trashedAt: CLAIMED }]);
		const b = born("s", "2026-11-20T04:00:00.000Z");

		expect(join(a, b).trashedAt).toBeUndefined();
		expect(join(a, born("s", "2026-11-20T02:30:00.000Z")).trashedAt).toBe(CLAIMED);
		expect(livesSince(b)).toBe("2026-11-20T04:00:00.000Z");
	});
});

test("the revision is of the facts, not of what a vault calls them", () => {
	const a = born("r");
	const text = (record: InvoiceRecord) => revisionText({ record, journal: [] });

	expect(text({ ...a, id: "s", sample: false })).toBe(text(a));
	expect(text({ ...a, claimedAt: CLAIMED })).not.toBe(text(a));
});

test("a record answers to the ids of those that became part of it", () => {
	const merged = { at: CLAIMED, what: "merged", facts: { record: "s" } } as const;

	expect(idsOf({ ...born("r"), events: [...born("r").events, merged] })).toEqual(["r", "s"]);
});

const asked: JournalEntry = {
	at: CLAIMED,
	code: "",
	number: "1",
	provider: "p",
	sample: true,
	how: "asked",
	state: "normal",
};

test("lines of the history are kept once, with the marks of both", () => {
	const a = [{ id: "1", entry: { ...asked, note: "短" } }];
	const b = [
		{ id: "1", entry: { ...asked, doneAt: CLAIMED } },
		{ id: "2", entry: asked },
	];

	const expected = [
		{ id: "1", entry: { ...asked, doneAt: CLAIMED, note: "短" } },
		{ id: "2", entry: asked },
	];
	expect(mergeLines(a, b)).toEqual(expected);
	expect(mergeLines(b, a)).toEqual(expected);
});

describe("marks on a question", () => {
	const minute = fc.nat(5).map((at) => `2026-11-20T02:0${at}:00.000Z`);
	const marks: fc.Arbitrary<LineMarks> = fc.record(
		{ doneAt: minute, note: fc.constantFrom("一", "二", "长一些") },
		{ requiredKeys: [] },
	);
	/** As an older version wrote it, marked some more times since by this one. */
	const entry = fc
		.tuple(marks, fc.array(fc.tuple(marks, minute), { maxLength: 3 }))
		.map(([old, later]) =>
			later.reduce<JournalEntry>((held, [next, now]) => withLineMarks(held, next, now), { ...asked, ...old }),
		);
	const join = (...entries: readonly JournalEntry[]) =>
		entries.map((one) => [{ id: "1", entry: one }]).reduce((a, b) => [...mergeLines(a, b)])[0]?.entry ?? asked;

	test("come to the same whoever begins, in whatever groups, and however often", () => {
		fc.assert(
			fc.property(entry, entry, entry, (a, b, c) => {
				expect(join(a, b)).toEqual(join(b, a));
				expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
				expect(join(a, a)).toEqual(a);
				expect(join(join(a, b), b)).toEqual(join(a, b));
			}),
			{ numRuns: 500 },
		);
	});

	test("that were changed last hold, also where they were taken away, whatever the clock says", () => {
		fc.assert(
			fc.property(entry, marks, minute, (before, next, now) => {
				const { doneAt, note } = join(before, withLineMarks(before, next, now));
				expect({ doneAt, note }).toEqual({ doneAt: next.doneAt, note: next.note });
			}),
		);
	});

	test("of which one was changed here and one there both hold", () => {
		const before = withLineMarks(asked, { doneAt: CLAIMED, note: "一" }, CLAIMED);
		const here = withLineMarks(before, { note: "一" }, "2026-11-20T03:02:00.000Z");
		const there = withLineMarks(before, { doneAt: CLAIMED, note: "二" }, "2026-11-20T03:03:00.000Z");

		expect(join(here, there)).toMatchObject({ note: "二" });
		expect(join(here, there)).not.toHaveProperty("doneAt");
	});

	test("are written as older versions read them where nothing was taken back", () => {
		expect(withLineMarks(asked, { doneAt: CLAIMED }, CLAIMED)).toEqual({ ...asked, doneAt: CLAIMED });
	});
});
