import * as z from "zod/mini";

import { lockMinutes } from "#ui/account/lock-minutes.ts";
import type { LockRule } from "./hub.ts";

export const lockRuleShape: z.ZodMiniType<LockRule> = z.object({ afterMinutes: z.literal(lockMinutes) });

const usualLockRule: LockRule = { afterMinutes: 15 };

/** What lies in storage; anything else is the usual rule. */
export function parseLockRule(kept: unknown): LockRule {
	const read = lockRuleShape.safeParse(kept);
	return read.success ? read.data : usualLockRule;
}

/** Milliseconds from now until the library is due to be locked, 0 or less where it is due; `undefined` for never. */
export function untilLock({ afterMinutes }: LockRule, usedAt: number, now: number): number | undefined {
	if (afterMinutes === 0) return undefined;
	// A clock that was set back must not keep it open for longer.
	return usedAt > now ? 0 : usedAt + afterMinutes * 60_000 - now;
}
