import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Marks } from "#core/flows/library/summary.ts";
import type { Erased } from "#core/vault/sync.ts";
import { ownNames } from "./erased-names.ts";

/**
 * Erases what the other vault erased, but for what somebody here has wanted since: the other hears of that as of any
 * change, and takes it back.
 * `hashOf` remembers: each of ten thousand names is hashed once a connection. Gives how many went; `undefined` without
 * room.
 */
export async function takeErased(
	context: Context,
	vault: AppVault,
	items: readonly Erased[],
	hashOf: (name: string) => Promise<string>,
): Promise<number | undefined> {
	const held = new Map((await vault.sync.erased(items.map(({ key }) => key))).map(({ key, at }) => [key, at]));
	const news = new Map(items.filter(({ key, at }) => at > (held.get(key) ?? "")).map((one) => [one.key, one.at]));
	if (news.size === 0) return 0;
	const { library } = await context.open();
	await library.catchUp();
	const named = await erasedOf(library.allMarks(), news, hashOf);
	const done = await context.transact(async (workspace) => {
		const refused = new Set<string>();
		let count = 0;
		for (const { id, at, keys } of named) {
			if (await workspace.erase(id, at)) count++;
			else for (const key of keys) refused.add(key);
		}
		workspace.rememberErased([...news].flatMap(([key, at]) => (refused.has(key) ? [] : { key, at })));
		return count;
	});
	return done.ok ? done.value : undefined;
}

interface ErasedRecord {
	readonly id: string;
	/** The newest erasure of one of its names, and which of its names were erased. */
	readonly at: string;
	readonly keys: readonly string[];
}

async function erasedOf(
	all: readonly Marks[],
	erased: ReadonlyMap<string, string>,
	hashOf: (name: string) => Promise<string>,
): Promise<readonly ErasedRecord[]> {
	const found: ErasedRecord[] = [];
	for (const marks of all) {
		const keys: string[] = [];
		for (const name of ownNames(marks)) {
			const key = await hashOf(name);
			if (erased.has(key)) keys.push(key);
		}
		const at = keys
			.map((key) => erased.get(key) ?? "")
			.toSorted()
			.at(-1);
		if (at !== undefined) found.push({ id: marks.id, at, keys });
	}
	return found;
}
