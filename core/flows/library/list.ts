import type { App, Settings } from "#core/flows/app.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import type { Library } from "./library.ts";

/** A record may show as due so much later than it is: it falls due on a day, and lists are asked for with every key. */
const DUE_LATE_MS = 60_000;

export function listFlow(context: Context): Pick<App, "list" | "suggest" | "judgeSome"> {
	const dueIn = createDueOnce();

	async function seenFrom(library: Library) {
		const now = context.deps.now();
		return { today: chinaDay(now), due: dueIn(library, await context.settings(), now.getTime()) };
	}

	return {
		async list(query) {
			const { library, stale } = await context.judgeSome();
			const seen = await seenFrom(library);
			const { ids, ...found } = library.find(query, seen);
			return {
				...found,
				rows: ids.flatMap((id) => library.get(id)?.row ?? []),
				due: seen.due.size,
				judging: stale,
				all: library.size,
			};
		},
		async suggest(query) {
			const { library } = await context.open();
			return library.suggest(query, await seenFrom(library));
		},
		judgeSome: async () => (await context.judgeSome()).stale,
	};
}

/**
 * Ids of what is due, worked out again when anything changed or some time has passed: every record and its seller are
 * looked at for it, and lists are asked for with every key.
 */
export function createDueOnce(): (library: Library, settings: Settings, now: number) => ReadonlySet<string> {
	let kept: { readonly of: string; readonly at: number; readonly ids: ReadonlySet<string> } | undefined;

	return (library, settings, now) => {
		const of = JSON.stringify([library.revision, settings.watch, settings.provider.mode]);
		const age = kept ? now - kept.at : -1;
		if (kept?.of === of && age >= 0 && age < DUE_LATE_MS) return kept.ids;
		const ids = new Set(library.due(settings, now).map(({ id }) => id));
		kept = { of, at: now, ids };
		return ids;
	};
}
