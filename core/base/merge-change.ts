import { canonicalJson } from "./canonical-json.ts";

/**
 * What is kept, with the change somebody made who began from `from` and did not know what others kept since: members
 * and items that were not touched stay as they are kept. Items of lists are the same by their `id`, or by all they are.
 */
export function mergeChange<T>(from: T, to: T, kept: T): T {
	const changed = canonicalJson(from ?? null) !== canonicalJson(to ?? null);
	if (!changed) return kept;
	const all = [from, to, kept];
	if (all.every(Array.isArray)) return mergeLists(from as Item[], to as Item[], kept as Item[]) as T; // just looked at
	if (!all.every((one) => typeof one === "object" && one !== null && !Array.isArray(one))) return to;
	const [before, after, now] = all as Readonly<Record<string, unknown>>[]; // just looked at
	const names = Object.keys({ ...now, ...after });
	const members = names.map((name) => [name, mergeChange(before?.[name], after?.[name], now?.[name])] as const);
	return Object.fromEntries(members.filter(([, member]) => member !== undefined)) as T;
}

type Item = unknown;

function mergeLists(from: readonly Item[], to: readonly Item[], kept: readonly Item[]): readonly Item[] {
	if (canonicalJson(from) === canonicalJson(kept)) return to;
	const [before, after] = [byName(from), byName(to)];
	const now = byName(kept);
	const stayed = [...now].flatMap(([name, item]) => {
		if (before.has(name) && !after.has(name)) return [];
		return [after.has(name) ? mergeChange(before.get(name) ?? item, after.get(name), item) : item];
	});
	// One that was changed here and taken away there is kept: what was written last is not lost.
	const added = [...after].filter(([name, item]) => !now.has(name) && !same(before.get(name), item));
	return [...stayed, ...added.map(([, item]) => item)];
}

function same(one: Item, other: Item): boolean {
	return canonicalJson(one ?? null) === canonicalJson(other);
}

function byName(list: readonly Item[]): ReadonlyMap<string, Item> {
	return new Map(list.map((item) => [nameOf(item), item]));
}

function nameOf(item: Item): string {
	const named = typeof item === "object" && item !== null && "id" in item;
	return named ? String(item.id) : canonicalJson(item);
}
