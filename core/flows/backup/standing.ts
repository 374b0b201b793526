import * as z from "zod/mini";

import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { BackupApp, BackupStanding } from "./app.ts";

const LAST = "backup.last";
const REMIND = "backup.remind";
const HEALTH = "backup.health";
const MARK = "backup.mark";
const LOOK = "backup.look";

const DAMAGED = Symbol("damaged");

const last = z.object({ at: z.string(), records: z.int() });
const remind = z.int().check(z.gte(0), z.lte(3_650));
const health = z.object({ records: z.array(z.string()), files: z.array(z.string()) });
const look = z.object({ at: z.string(), altered: z.boolean(), others: z.int(), seen: z.int() });

/** A fortnight: an accountant closes a month, and loses at most half of one. */
const REMIND_DAYS = 14;
const DAY_MS = 86_400_000;
/** Clocks of several machines differ by this, and are put right by as much. */
const CLOCK_MS = 5 * 60_000;

/** Without room it is simply not remembered: the file is there. */
export async function noteBackup(context: Context, made: z.infer<typeof last>): Promise<void> {
	await (await context.open()).vault.saveSetting(LAST, made);
}

/** Ids of records, and hashes of originals, that were found damaged. */
export async function knownDamage(vault: AppVault): Promise<z.infer<typeof health>> {
	const read = health.safeParse(await vault.setting(HEALTH));
	return read.success ? read.data : { records: [], files: [] };
}

export async function noteDamage(vault: AppVault, found: z.infer<typeof health>): Promise<void> {
	await vault.saveSetting(HEALTH, found);
}

/** A good copy has taken the place of these records, or files. */
export async function forgetDamage(
	vault: AppVault,
	mended: { readonly records?: readonly string[]; readonly files?: readonly string[] },
): Promise<void> {
	const known = await knownDamage(vault);
	const records = known.records.filter((id) => !mended.records?.includes(id));
	const files = known.files.filter((sha256) => !mended.files?.includes(sha256));
	const fewer = records.length + files.length < known.records.length + known.files.length;
	if (fewer) await noteDamage(vault, { records, files });
}

/**
 * The last look through the vault (`look.ts`). `altered`: something was done behind the app's back, and no person has
 * dealt with it. `others`: rows beside records that did not open, `seen`: how many of them a person knows of.
 */
export type Look = z.infer<typeof look>;

export async function lastLook(vault: AppVault): Promise<Look | undefined> {
	const read = look.safeParse(await vault.setting(LOOK));
	return read.success ? read.data : undefined;
}

/** Without room it is looked again sooner. */
export async function noteLook(vault: AppVault, made: Look): Promise<void> {
	await vault.saveSetting(LOOK, made);
}

/** A person was shown all that is wrong. */
export async function noteSeen(context: Context, { altered }: { readonly altered: boolean }): Promise<void> {
	const { vault } = await context.open();
	const last = await lastLook(vault);
	if (!altered && !last) return;
	const { at = context.deps.now().toISOString(), others = 0 } = last ?? {};
	await noteLook(vault, { at, altered, others, seen: others });
}

export function standingFlows(context: Context): Pick<BackupApp, "backupStanding" | "setBackupReminder" | "keepMark"> {
	return {
		async backupStanding(): Promise<BackupStanding> {
			const { vault, library } = await context.open();
			await library.catchUp();
			const [made, days] = [last.safeParse(await vault.setting(LAST)), remind.safeParse(await vault.setting(REMIND))];
			const remindDays = days.success ? days.data : REMIND_DAYS;
			const lastAt = made.success ? Date.parse(made.data.at) : undefined;
			const since = library.keptSince(lastAt);
			const now = context.deps.now().getTime();
			const newest = Math.max(library.newestAt() ?? 0, lastAt ?? 0);
			// It is never earlier than what has happened: a clock that was set back does not make a backup younger.
			const age = since.count > 0 ? Math.max(now, newest) - (lastAt ?? since.first ?? 0) : 0;
			const known = await knownDamage(vault);
			await vault.records([...vault.damaged]); // another tab may have mended some
			const looked = await lastLook(vault);
			return {
				records: library.size,
				...(made.success && { last: made.data }),
				since: since.count,
				remindDays,
				due: remindDays > 0 && age > remindDays * DAY_MS,
				altered: looked?.altered ?? false,
				damaged: new Set([...vault.damaged, ...known.records]).size + known.files.length,
				...(newest - now > CLOCK_MS && { newest: new Date(newest).toISOString() }),
			};
		},
		async keepMark(elsewhere) {
			const { vault } = await context.open();
			const held = await vault.setting(MARK, DAMAGED);
			if (held === DAMAGED) return { wiped: false }; // it is here: nothing was cleared
			if (typeof held === "string") return { mark: held, wiped: elsewhere !== undefined && elsewhere !== held };
			const wiped = elsewhere !== undefined;
			if ((await vault.head()).records === 0) return { wiped };
			const mark = context.deps.randomId();
			const saved = await vault.saveSetting(MARK, mark);
			return { ...(saved.ok && { mark }), wiped };
		},
		setBackupReminder: async (days) => (await context.open()).vault.saveSetting(REMIND, days),
	};
}
