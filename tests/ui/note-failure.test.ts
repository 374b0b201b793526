import { afterEach, describe, expect, it, vi } from "vitest";

import { noteFailure, noteUncaught } from "#ui/note-failure.ts";

const SECRET = "26990000000000000017";

function listen(method: "warn" | "error") {
	return vi.spyOn(console, method).mockImplementation(() => undefined);
}

afterEach(() => vi.restoreAllMocks());

describe("a note of a failure", () => {
	it.each<[string, unknown, string]>([
		["an error of the language", new TypeError(SECRET), "TypeError"],
		["an error of the browser, with its code", new DOMException(SECRET, "QuotaExceededError"), "QuotaExceededError 22"],
		["an error of the system", Object.assign(new Error(SECRET), { code: "ENOENT" }), "Error ENOENT"],
		["one that names itself after an invoice", Object.assign(new Error(), { name: SECRET }), "failed"],
		["one whose code is one", Object.assign(new Error(), { code: `no_${"x".repeat(40)}${SECRET}` }), "Error"],
		["what is no error", SECRET, "failed"],
		["an object that says something", { name: SECRET, message: SECRET }, "failed"],
	])("says of %s only where it was and what it is", (_, cause, said) => {
		const warn = listen("warn");

		noteFailure("save", cause);

		expect(warn.mock.calls).toEqual([[`yanpiao: save: ${said}`]]);
	});

	it("leaves out what it was caused by", () => {
		const warn = listen("warn");

		noteFailure("save", new Error(SECRET, { cause: new Error(SECRET) }));

		expect(warn.mock.calls).toEqual([["yanpiao: save: Error"]]);
	});

	it("takes the place of the browser's own words for what nobody has caught", () => {
		const error = listen("error");
		const scope = new EventTarget();
		noteUncaught(scope as typeof globalThis);
		const thrown = Object.assign(new Event("error", { cancelable: true }), { error: new RangeError(SECRET) });
		const rejected = Object.assign(new Event("unhandledrejection", { cancelable: true }), { reason: SECRET });

		for (const event of [thrown, rejected]) scope.dispatchEvent(event);

		expect([thrown.defaultPrevented, rejected.defaultPrevented]).toEqual([true, true]);
		expect(error.mock.calls).toEqual([["yanpiao: uncaught: RangeError"], ["yanpiao: uncaught: failed"]]);
	});
});
