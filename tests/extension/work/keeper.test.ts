import { expect, it } from "vitest";

import { createKeeper } from "#extension/work/keeper.ts";

const secret = crypto.getRandomValues(new Uint8Array(32));

it("hands the secret to the background as text and gets the same bytes back, of this profile only", async () => {
	const held = new Map<string, string>();
	const keeper = createKeeper({
		recallSecret: async (profile) => held.get(profile),
		keepSecret: async (profile, text) => void held.set(profile, text),
	});

	await keeper.keep("p0", secret);

	expect(await keeper.recall("p0")).toEqual(secret);
	expect(await keeper.recall("p1")).toBeUndefined();
});

it("opens all the same where the background does not answer; the passphrase is asked for again later", async () => {
	const gone = async () => Promise.reject(new Error("gone"));
	const keeper = createKeeper({ recallSecret: gone, keepSecret: gone });

	await expect(keeper.keep("p0", secret)).resolves.toBeUndefined();
	await expect(keeper.recall("p0")).resolves.toBeUndefined();
});
