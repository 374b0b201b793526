import { expect, test } from "vitest";

import { atRest, atWork, whileAtWork, workAnywhere } from "#pwa/state/at-work.ts";

function longWork() {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	return { work: () => promise, end: resolve, fail: reject };
}

test("where nothing goes on there is nothing to wait for", async () => {
	expect(atWork.value).toEqual([]);
	await atRest();
});

test("work is known while it goes on, here and to other tabs, and gives what came of it", async () => {
	const { work, end } = longWork();
	const done = whileAtWork("export", work);
	expect(atWork.value).toEqual(["export"]);
	expect(await workAnywhere()).toEqual(["export"]);
	const held = async () => (await navigator.locks.query()).held?.length;
	await expect.poll(held).toBe(1);

	end("a file");
	expect(await done).toBe("a file");
	expect(atWork.value).toEqual([]);
	await expect.poll(workAnywhere).toEqual([]);
});

test("rest comes with the end of the last, and what begins meanwhile is waited for too", async () => {
	const [first, second, third] = [longWork(), longWork(), longWork()];
	let rested = false;
	const works = [whileAtWork("capture", first.work), whileAtWork("bulk", second.work)];
	const rest = atRest().then(() => {
		rested = true;
	});

	first.end("");
	await works[0];
	works.push(whileAtWork("capture", third.work));
	second.end("");
	await works[1];
	expect(rested).toBe(false);
	expect(atWork.value).toEqual(["capture"]);

	third.end("");
	await rest;
	expect(rested).toBe(true);
	await Promise.all(works);
});

test("two of one kind are one to who asks, until both have ended", async () => {
	const [first, second] = [longWork(), longWork()];
	const works = [whileAtWork("backup", first.work), whileAtWork("backup", second.work)];
	expect(atWork.value).toEqual(["backup"]);
	second.end("");
	await works[1];
	expect(atWork.value).toEqual(["backup"]);
	first.end("");
	await works[0];
	expect(atWork.value).toEqual([]);
});

test("work that fails has ended, and tells why", async () => {
	const { work, fail } = longWork();
	const done = whileAtWork("restore", work);
	const rest = atRest();
	fail(new Error("the worker died"));
	await expect(done).rejects.toThrow("the worker died");
	await rest;
	expect(atWork.value).toEqual([]);
});
