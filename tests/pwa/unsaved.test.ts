import { afterEach, expect, test, vi } from "vitest";

import { keepBeforeLeaving, keepTyped, untilKept } from "#pwa/state/unsaved.ts";

afterEach(() => void vi.useRealTimers());

test("what is typed is kept before the page goes, and its write is waited for", async () => {
	const kept: string[] = [];
	const { promise: disk, resolve: written } = Promise.withResolvers<void>();
	const leave = keepBeforeLeaving(() => {
		void untilKept(disk.then(() => kept.push("年会用")));
	});

	const gone = keepTyped().then(() => kept.push("gone"));
	written();
	await gone;
	expect(kept).toEqual(["年会用", "gone"]);

	leave();
	await keepTyped();
	expect(kept).toHaveLength(2);
});

test("a write that was begun before, by leaving the field, is waited for as well", async () => {
	const { promise: disk, resolve: written } = Promise.withResolvers<string>();
	const write = untilKept(disk);
	let gone = false;
	const leaving = keepTyped().then(() => {
		gone = true;
	});
	await Promise.resolve();
	expect(gone).toBe(false);
	written("kept");
	await leaving;
	expect(await write).toBe("kept");
});

test("a disk that does not answer keeps nothing open for longer than two seconds", async () => {
	vi.useFakeTimers();
	const { promise: disk, resolve: written } = Promise.withResolvers<void>();
	void untilKept(disk);
	let gone = false;
	void keepTyped().then(() => {
		gone = true;
	});
	await vi.advanceTimersByTimeAsync(1_900);
	expect(gone).toBe(false);
	await vi.advanceTimersByTimeAsync(200);
	expect(gone).toBe(true);
	written();
});

test("a write that fails holds up nothing", async () => {
	const failed = expect(untilKept(Promise.reject(new Error("full")))).rejects.toThrow("full");
	await keepTyped();
	await failed;
});
