import { expect, test } from "vitest";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { atRest, atWork, whileAtWork } from "#pwa/state/at-work.ts";
import { guardOf } from "#pwa/state/new-code.ts";

/** A worker whose next code comes when it is let. */
function slowGuard() {
	const { promise, resolve, reject } = Promise.withResolvers<{ ok: true; value: string }>();
	const app = { renewRecoveryCode: () => promise } as unknown as HostedApp; // asked for nothing else
	return { guard: guardOf(app), come: () => resolve({ ok: true, value: "ABCD" }), fail: reject };
}

test("a lock waits from when a recovery code is asked for until it is put away", async () => {
	const { guard, come } = slowGuard();
	let locked = false;
	const putAway = Promise.withResolvers<void>();
	const shown = guard.renewRecoveryCode({ passphrase: "" }).then(() => {
		void whileAtWork("code", () => putAway.promise); // as `CodeShown` does when it is drawn
	});
	const lock = atRest().then(() => {
		locked = true;
	});
	expect(atWork.value).toEqual(["code"]);

	come();
	await shown;
	await new Promise((resolve) => setTimeout(resolve));
	expect(locked).toBe(false);

	putAway.resolve();
	await lock;
	expect(atWork.value).toEqual([]);
});

test("nothing waits for a code that did not come", async () => {
	const { guard, fail } = slowGuard();
	const asked = guard.renewRecoveryCode({ passphrase: "" });
	fail(new Error("the worker died"));

	await expect(asked).rejects.toThrow("the worker died");
	await atRest();
	expect(atWork.value).toEqual([]);
});
