import type { Context } from "#core/flows/context.ts";
import { knownDamage, lastLook, noteDamage, noteLook } from "./standing.ts";

const LOCK = "yanpiao/look";
const DAY_MS = 86_400_000;

/**
 * Looks, at most once a day and in one tab of all, whether anything was done to what is kept behind the app's back, while
 * nobody writes. What came of it is in the `backupStanding`.
 */
export async function lookOnceADay(context: Context): Promise<void> {
	const { deps } = context;
	const { vault } = await context.open();
	await deps.shared.locks.tryHold(LOCK, async () => {
		const last = await lastLook(vault);
		const now = deps.now().getTime();
		const age = last ? now - Date.parse(last.at) : Number.NaN;
		if (age >= 0 && age < DAY_MS) return; // a clock that was set back makes no look the last for long
		const looked = await vault.lookThrough(() => rest(context));
		if (!looked) return; // somebody writes all the time: the next start looks again
		const { whole, records, others, outdated } = looked;
		if (outdated.length > 0) await vault.refresh([], outdated);
		const known = await knownDamage(vault);
		// It has opened every record: what was mended since is damaged no more.
		const before = new Set(known.records);
		if (before.size !== records.length || !records.every((id) => before.has(id))) {
			await noteDamage(vault, { ...known, records: [...records] });
		}
		const seen = Math.min(last?.seen ?? 0, others);
		await noteLook(vault, {
			at: deps.now().toISOString(),
			altered: last?.altered || !whole || others > seen,
			others,
			seen,
		});
		if (!whole || records.length + others + outdated.length > 0) deps.shared.tellTabs();
	});
}

/** Others get a turn, and whoever writes is let through first. */
async function rest(context: Context): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve));
	await context.quiet();
}
