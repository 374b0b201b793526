import { err, ok, type Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { argon2id, chooseCost } from "#core/vault/account/kdf.ts";
import { isTooShort } from "#core/vault/account/limits.ts";
import { stretchPassphrase } from "#core/vault/account/wrap.ts";
import type { BackupFolder, FolderApp, FolderProblem, FolderStanding, FolderStore } from "./app.ts";
import { makeCopy } from "./copy.ts";
import { nextCopyAt } from "./due.ts";
import { hasChanged } from "./mark.ts";
import { CHANGED, COPIES, type FolderRule, lockFacts, RULE, readChangedAt, readCopies, readRule } from "./shape.ts";

/** Over all tabs: whoever holds it writes into the folder. A tab that dies gives it back. */
const LOCK = "yanpiao/folder";
const JOB = "folder";

/** What could not be kept. */
export interface CopyTrouble {
	/** When a try found no room here even to note what it does. */
	noRoomAt?: string | undefined;
}

/** 自动备份到文件夹, over the browser's store of folders. */
export function folderFlows(context: Context, folders: FolderStore, trouble: CopyTrouble): FolderApp {
	const { deps, jobs } = context;
	const { locks } = deps.shared;
	const vaultNow = async () => (await context.open()).vault;

	async function standing(): Promise<FolderStanding | undefined> {
		const vault = await vaultNow();
		const rule = await readRule(vault);
		if (!rule) return undefined;
		const { files, mark, problem: noted } = await readCopies(vault, rule.id);
		const changedAt = await noteChange(vault, rule.id, () => hasChanged(context, mark));
		const now = deps.now(); // after what was just noted: what lies after now is taken for a clock set back
		const last = files.at(-1);
		const folder = await folders.get(rule.id);
		const inTheWay = await obstacle(folder);
		const problem = inTheWay ?? (trouble.noRoomAt ? "storage_full" : noted?.what);
		const failedAt = trouble.noRoomAt ?? noted?.at;
		const next = nextCopyAt(
			{
				every: rule.every,
				...(last && { lastAt: last.at }),
				...(changedAt !== undefined && { changedAt }),
				...(failedAt !== undefined && { failedAt }),
			},
			now.getTime(),
		);
		return {
			...(folder && { folder }),
			...{ name: rule.name, every: rule.every, keep: rule.keep },
			...(last && { last }),
			changed: changedAt !== undefined,
			...(next !== undefined && { nextAt: new Date(next).toISOString() }),
			due: next !== undefined && next <= now.getTime() && !inTheWay,
			...(problem && { problem }),
		};
	}

	/**
	 * The instant of the first change since the last copy, kept: whoever closes the app after a minute has it copied
	 * next time.
	 */
	async function noteChange(vault: AppVault, id: string, changed: () => Promise<boolean>): Promise<string | undefined> {
		const known = await readChangedAt(vault, id);
		if (known !== undefined) return known;
		if (!(await changed())) return undefined;
		const at = deps.now().toISOString();
		await vault.saveSetting(CHANGED, { id, at });
		return at;
	}

	/** Keeps a folder under a new id, and the rule that names it; what was kept before goes. */
	async function begin(
		folder: BackupFolder,
		rule: Omit<FolderRule, "id" | "name">,
	): Promise<Result<void, StorageFull>> {
		const vault = await vaultNow();
		const before = await readRule(vault);
		const id = deps.randomId();
		try {
			await folders.put(id, folder);
		} catch (cause) {
			if (cause instanceof Error && cause.name === "QuotaExceededError") return err({ code: "storage_full" });
			throw cause;
		}
		const saved = await vault.saveSetting(RULE, { ...rule, id, name: folder.name });
		const forgotten = saved.ok ? before?.id : id;
		if (forgotten !== undefined) await folders.remove(forgotten);
		if (saved.ok) jobs.cancel(JOB);
		return saved;
	}

	return {
		folderStanding: standing,

		async startFolder({ folder, passphrase, every, keep, prefix }) {
			if (isTooShort(passphrase)) return err({ code: "too_short" });
			const cost = await chooseCost(argon2id, () => performance.now());
			const stretched = await stretchPassphrase(passphrase, cost, argon2id);
			return begin(folder, { every, keep, prefix, ...lockFacts(stretched) });
		},

		async changeFolder({ folder, ...change }) {
			const vault = await vaultNow();
			const rule = await readRule(vault);
			if (!rule) return ok(undefined); // turned off in another tab
			const next = { ...rule, ...change };
			return folder ? begin(folder, next) : vault.saveSetting(RULE, next);
		},

		async stopFolder() {
			const vault = await vaultNow();
			const rule = await readRule(vault);
			const saved = await vault.saveSetting(RULE, null);
			if (!saved.ok) return saved;
			jobs.cancel(JOB);
			if (rule) await folders.remove(rule.id);
			for (const key of [COPIES, CHANGED]) await vault.saveSetting(key, null);
			return saved;
		},

		async copyToFolder({ app, now }, report) {
			const outcome = await locks.tryHold(LOCK, () =>
				jobs.run(JOB, async (signal) => {
					const rule = await readRule(await vaultNow());
					const folder = rule && (await folders.get(rule.id));
					const known = await standing(); // another tab may just have made it
					if (!rule || !folder || !known || !(now || known.due)) return "not_due" as const;
					if (await obstacle(folder)) return "failed" as const;
					const copied = await makeCopy(context, { rule, folder, app, signal, report });
					trouble.noRoomAt = copied === "no_room" ? deps.now().toISOString() : undefined;
					return copied === "no_room" ? ("failed" as const) : copied;
				}),
			);
			return outcome ?? "elsewhere";
		},
	};
}

/** What stands in the way before anything is tried. */
async function obstacle(folder: BackupFolder | undefined): Promise<FolderProblem | undefined> {
	if (!folder) return "gone";
	const permission = (await folder.queryPermission?.({ mode: "readwrite" })) ?? "granted";
	return permission === "granted" ? undefined : "permission";
}
