import type { Context } from "./context.ts";

/** Changes what is kept under a name, one tab after the other: what is read first is still so when it is written. */
export async function inTurn<T>({ deps }: Pick<Context, "deps">, name: string, change: () => Promise<T>): Promise<T> {
	const done = await deps.shared.locks.hold(`yanpiao/${name}`, async () => ({ value: await change() }));
	if (!done) throw new Error("a lock without a signal was given up");
	deps.shared.tellTabs();
	return done.value;
}
