import type { Problem, Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import { type Codec, unlessDamaged } from "./codec.ts";
import type { Database } from "./database.ts";
import { moveOf, moveTally } from "./tally.ts";
import { noRoom } from "./write.ts";

export interface SettingStore {
	/**
	 * `undefined` for what was never kept, and `damaged` for a row that does not open: a setting must keep nobody from
	 * their invoices. The row stays as it is until something is saved in its place.
	 */
	setting(key: string, damaged?: unknown): Promise<unknown>;
	/** Keys of the rows that do not open. */
	damagedSettings(): Promise<readonly string[]>;
	saveSetting(key: string, value: unknown): Promise<Result<void, Problem<"storage_full">>>;
}

export function settingsOn(db: Database, codec: Codec, nextSeq: () => Promise<number>): SettingStore {
	return {
		async setting(key, damaged) {
			const row = await db.settings.get(key);
			return row && unlessDamaged(codec.open(row.body, ["settings", key]), damaged);
		},
		async damagedSettings() {
			const opened = (await db.settings.toArray()).map(({ key, body }) =>
				unlessDamaged(
					codec.open(body, ["settings", key]).then(() => []),
					[key],
				),
			);
			return (await Promise.all(opened)).flat();
		},
		async saveSetting(key, value) {
			const body = await codec.seal(value, ["settings", key]);
			const writing = db.transaction("rw", [db.settings, db.meta], async () => {
				await nextSeq();
				const before = await db.settings.get(key);
				await db.settings.put({ key, body });
				await moveTally(db, codec, moveOf({ taken: [before?.body], added: [body] }));
				return ok(undefined);
			});
			return writing.catch(noRoom);
		},
	};
}
