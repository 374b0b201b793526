import { expect, test } from "vitest";

import { countMarks, forgetMark, keepMark, markOf } from "#pwa/state/mark.ts";

const only = { id: "a", several: false };
const first = { id: "a", several: true };
const second = { id: "b", several: true };

function storage(entries: Readonly<Record<string, string>> = {}) {
	const held = new Map(Object.entries(entries));
	return {
		held,
		getItem: (name: string) => held.get(name) ?? null,
		setItem: (name: string, value: string) => void held.set(name, value),
		removeItem: (name: string) => void held.delete(name),
		key: (index: number) => [...held.keys()][index] ?? null,
		get length() {
			return held.size;
		},
	};
}

test("each profile has its own mark, and a new one beside others has none", () => {
	const kept = storage();
	keepMark(kept, only, "of a");

	expect(markOf(kept, second)).toBeUndefined();
	keepMark(kept, second, "of b");

	expect([markOf(kept, first), markOf(kept, second)]).toEqual(["of a", "of b"]);
});

test("what lies there is of a library that was cleared, when the only profile is new", () => {
	expect(markOf(storage({ "mark gone": "old", lock: "15" }), only)).toBe("old");
	expect(markOf(storage({ lock: "15" }), only)).toBeUndefined();
});

test("a mark of before there were several profiles is that of the only one, and moves to it", () => {
	const kept = storage({ mark: "old", marker: "somebody else's" });
	expect(markOf(kept, only)).toBe("old");

	keepMark(kept, only, "old");

	expect(Object.fromEntries(kept.held)).toEqual({ "mark a": "old", marker: "somebody else's" });
});

test("one that is forgotten leaves those of other profiles", () => {
	const kept = storage({ "mark a": "1", "mark b": "2" });

	forgetMark(kept, second);

	expect([countMarks(kept, "a"), countMarks(kept, "b")]).toEqual([1, 0]);
});
