import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Labels, type Mark, MOST_MARKS, namesOf, withMarks } from "#core/model/labels.ts";
import { mergeLabels } from "#core/sync/labels.ts";

const at = (minute: number) => `2026-11-20T02:${String(minute).padStart(2, "0")}:00.000Z`;

/** What two vaults may do to one set, in the order of a common clock; sometimes they hear of each other. */
const story = fc.array(
	fc.record({
		who: fc.nat(1),
		what: fc.constantFrom("add", "remove", "hear"),
		name: fc.constantFrom("甲", "乙", "丙"),
	}),
	{ maxLength: 30 },
);

describe("tags of two vaults", () => {
	test("come to what was done last to each of them, and what was taken away does not come back", () => {
		fc.assert(
			fc.property(story, (steps) => {
				const sides: [readonly Mark[], readonly Mark[]] = [[], []];
				const last = new Map<string, boolean>();
				for (const [minute, { who, what, name }] of steps.entries()) {
					const [own = [], other = []] = [sides[who], sides[1 - who]];
					if (what === "hear") sides[who] = mergeLabels({ tags: own }, { tags: other }).tags ?? [];
					else {
						const held = namesOf(own).includes(name);
						if (held === (what === "add")) continue; // nothing to do: nothing is said
						sides[who] = withMarks(own, { [what]: [name] }, at(minute));
						last.set(name, what === "add");
					}
				}

				const [a, b] = sides;
				const joined = mergeLabels({ tags: a }, { tags: b }).tags ?? [];

				expect(mergeLabels({ tags: b }, { tags: a }).tags ?? []).toEqual(joined);
				expect(namesOf(joined).toSorted()).toEqual([...last].flatMap(([name, held]) => (held ? name : [])).toSorted());
			}),
		);
	});

	test("keep what was taken away for a while, the newest of it", () => {
		const many = Array.from({ length: MOST_MARKS + 5 }, (_, n) => `标签${n}`);
		let marks: readonly Mark[] = [];
		for (const [minute, name] of many.entries()) {
			marks = withMarks(marks, { add: [name] }, new Date(minute * 1_000).toISOString());
			marks = withMarks(marks, { remove: [name] }, new Date(minute * 1_000 + 1).toISOString());
		}

		expect(marks).toHaveLength(MOST_MARKS);
		expect(marks.some(({ name }) => name === many[0])).toBe(false);
		expect(marks.some(({ name }) => name === many.at(-1))).toBe(true);
	});

	test("a change made with a clock put back still counts as the later", () => {
		const tagged = withMarks([], { add: ["甲"] }, at(30));

		const removed = withMarks(tagged, { remove: ["甲"] }, at(10));

		expect(namesOf(mergeLabels({ tags: removed }, { tags: tagged }).tags)).toEqual([]);
	});
});

describe("a category of two vaults", () => {
	const by = (who: "user" | "rule", name: string, minute: number): Labels => ({
		category: { name, at: at(minute), by: who },
	});

	test.each([
		["the later of two", by("user", "差旅", 1), by("user", "餐饮", 2), "餐饮"],
		["taken away later", by("user", "差旅", 1), by("user", "", 2), ""],
		["the user's before a later rule's", by("user", "差旅", 1), by("rule", "餐饮", 9), "差旅"],
		["taken away by the user before a later rule's", by("user", "", 1), by("rule", "餐饮", 9), ""],
		["the only one there is", {}, by("rule", "餐饮", 9), "餐饮"],
	])("%s", (_, a, b, expected) => {
		expect(mergeLabels(a, b).category?.name).toBe(expected);
		expect(mergeLabels(b, a).category?.name).toBe(expected);
	});
});

test("of two notes the later holds, also where it was taken away", () => {
	const written = { note: { text: "等客户确认", at: at(1) } };
	const taken = { note: { text: "", at: at(2) } };

	expect(mergeLabels(written, taken).note).toEqual(taken.note);
	expect(mergeLabels(taken, {}).note).toEqual(taken.note);
});
