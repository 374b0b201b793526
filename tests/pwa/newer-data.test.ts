import { expose } from "comlink";
import { expect, onTestFinished, test } from "vitest";

import type { App } from "#core/flows/app.ts";
import { NewerDataError } from "#core/vault/migrations/migrate.ts";
import { connectTo } from "#core/worker/connect.ts";
import { isNewerData } from "#pwa/state/newer-data.ts";
import { makeApp } from "#tests/core/flows/support.ts";

/** What the page catches when the worker's vault does not open for this reason. */
async function caughtFor(reason: Error): Promise<unknown> {
	const { app } = await makeApp({ openVault: () => Promise.reject(reason) });
	const { port1, port2 } = new MessageChannel();
	onTestFinished(() => {
		for (const port of [port1, port2]) port.close();
	});
	expose(app, port1 as never); // Node's port has the members that are used here
	const there = connectTo<App>(port2 as never, new Promise(() => {}));
	return there.settings().then(
		() => undefined,
		(cause: unknown) => cause,
	);
}

test("data of a newer app are told from other reasons over the border of the worker", async () => {
	expect(isNewerData(await caughtFor(new NewerDataError(9, 7)))).toBe(true);
	expect(isNewerData(await caughtFor(new Error("disk")))).toBe(false);
});
