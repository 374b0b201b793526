import { RateLimiterMemory } from "rate-limiter-flexible";

import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { fingerprintOf } from "#gateway/store/keys.ts";
import type { Key, Keys } from "#gateway/store/store.ts";

export interface AuthOptions {
	readonly keys: Keys;
	/** Wrong keys an address may try in ten minutes. */
	readonly wrongKeys: number;
}

export type AuthProblem = Problem<"wrong_key" | "slow_down"> & { readonly retryAfterMs?: number };

export interface Auth {
	/** Whose key it is. */
	find(secret: string, address: string): Promise<Result<Key, AuthProblem>>;
	/** Counts one request of this key. */
	count(key: Key): Promise<Result<void, AuthProblem>>;
}

const WRONG_SECONDS = 10 * 60;
const KNOWN = 10_000;

/** What a key looks like (`gateway/store/keys.ts`); anything else is wrong without asking the database. */
const FORM = /^yp_[\w-]{43}$/;

/**
 * Keys have 256 random bits, so guessing is hopeless and the limit only keeps guessers from costing anything. That is
 * why a key which was right before still opens where an address is shut: one bad client must not shut out an office.
 */
export function createAuth({ keys, wrongKeys }: AuthOptions): Auth {
	const wrong = new RateLimiterMemory({ points: wrongKeys, duration: WRONG_SECONDS });
	const asked = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 60 });
	const known = new Set<string>();

	async function fail(address: string): Promise<Result<never, AuthProblem>> {
		await wrong.penalty(address);
		return err({ code: "wrong_key" });
	}

	return {
		async find(secret, address) {
			const fingerprint = fingerprintOf(secret);
			const tried = known.has(fingerprint) ? null : await wrong.get(address);
			if (tried && tried.consumedPoints >= wrongKeys)
				return err({ code: "slow_down", retryAfterMs: tried.msBeforeNext });
			const key = FORM.test(secret) ? await keys.find(fingerprint) : undefined;
			if (!key) {
				known.delete(fingerprint);
				return fail(address);
			}
			known.add(fingerprint);
			const oldest = known.size > KNOWN ? known.values().next().value : undefined;
			if (oldest !== undefined) known.delete(oldest);
			return ok(key);
		},
		async count(key) {
			const { consumedPoints, msBeforeNext } = await asked.penalty(key.id);
			return consumedPoints > key.perMinute ? err({ code: "slow_down", retryAfterMs: msBeforeNext }) : ok(undefined);
		},
	};
}
