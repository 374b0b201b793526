import type { Context } from "#core/flows/context.ts";
import type { Library } from "#core/flows/library/library.ts";
import type { Marks } from "#core/flows/library/summary.ts";
import { namesOf, withMarks } from "#core/model/labels.ts";
import type { TwinGroup, TwinsApp } from "./app.ts";

/** Rows of one group that are shown side by side. */
const SHOWN = 20;
/** Records in one write; those of one group in as few as can be, since each is judged by the others. */
const BATCH = 500;

interface Group {
	readonly why: TwinGroup["why"];
	readonly keys: readonly string[];
	readonly ids: readonly string[];
}

export function twinsFlows(context: Context): TwinsApp {
	let found: { readonly revision: number; readonly groups: readonly Group[] } | undefined;

	function groupsOf(library: Library): readonly Group[] {
		if (found?.revision !== library.revision) found = { revision: library.revision, groups: groupTwins(library) };
		return found.groups;
	}

	return {
		async twins({ offset, limit }) {
			const { library } = await context.open();
			await library.catchUp();
			const all = groupsOf(library);
			const createdAt = ({ ids }: Group) =>
				ids.reduce((newest, id) => later(newest, library.get(id)?.row.createdAt), "");
			const sorted =
				limit === 0
					? []
					: all
							.map((group) => ({ group, at: createdAt(group) }))
							.toSorted((a, b) => rank(a.group) - rank(b.group) || (a.at < b.at ? 1 : -1));
			const groups = sorted.slice(offset, offset + limit).map(({ group }) => ({
				why: group.why,
				keys: group.keys,
				rows: group.ids.slice(0, SHOWN).flatMap((id) => library.get(id)?.row ?? []),
				count: group.ids.length,
			}));
			return { groups, count: all.length };
		},

		async partTwins(keys, { apart }) {
			const { library } = await context.open();
			await library.catchUp();
			const wanted = new Set(keys);
			const ids = [...new Set(library.shared().flatMap((one) => (wanted.has(one.key) ? [...one.ids] : [])))];
			let count = 0;
			for (let start = 0; start < ids.length; start += BATCH) {
				const done = await context.transact(async (workspace) => {
					let changed = 0;
					for (const id of ids.slice(start, start + BATCH)) {
						const record = await workspace.get(id);
						const marks = library.marks(id);
						if (!record || !marks || marks.trashed) continue;
						const own = keysOf(marks).filter((key) => wanted.has(key));
						const held = namesOf(record.apart);
						const news = own.filter((key) => held.includes(key) !== apart);
						if (news.length === 0) continue;
						changed++;
						const at = context.deps.now().toISOString();
						const next = withMarks(record.apart, apart ? { add: news } : { remove: news }, at);
						const facts = { count: apart ? news.length : 0 };
						await workspace.change(id, (one) => ({ ...one, apart: next }), { what: "parted", facts });
					}
					return changed;
				});
				if (!done.ok) return done;
				count += done.value;
			}
			return { ok: true, value: count };
		},
	};
}

/** Records that have a key in common, unless a person has looked at every one of them under that key. */
function groupTwins(library: Library): readonly Group[] {
	/** The same records are often alike by more than one key: by the seller's name and by his tax id. */
	const groups = new Map<string, { why: TwinGroup["why"]; keys: string[]; ids: readonly string[] }>();
	for (const { why, key, ids: held } of library.shared()) {
		const marks = [...held].flatMap((id) => library.marks(id) ?? []).filter(({ trashed }) => !trashed);
		if (marks.length < 2 || marks.every(({ apart }) => apart?.includes(key))) continue;
		const ids = marks.map(({ id }) => id).toSorted();
		const name = ids.join(" ");
		const known = groups.get(name);
		if (!known) groups.set(name, { why, keys: [key], ids });
		else {
			known.keys.push(key);
			if (why === "file") known.why = why;
		}
	}
	return [...groups.values()];
}

function keysOf({ parts, near }: Marks): readonly string[] {
	return [...parts, ...near];
}

function rank({ why }: Group): number {
	return why === "file" ? 0 : 1;
}

function later(a: string, b = ""): string {
	return a > b ? a : b;
}
