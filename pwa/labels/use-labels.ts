import { useEffect, useState } from "preact/hooks";

import { defaultCategories } from "#core/categories/defaults.ts";
import type { App } from "#core/flows/app.ts";
import { revision } from "#pwa/state/library.ts";

export interface KnownLabels {
	/** The usual ones, the user's own, and others in use; in this order. */
	readonly categories: readonly string[];
	/** Most used first. */
	readonly tags: readonly string[];
}

const usual: KnownLabels = { categories: defaultCategories.map(({ zh }) => zh), tags: [] };

/** What can be picked, as of the last change. */
export function useLabels(app: App): KnownLabels {
	const [known, setKnown] = useState(usual);
	const version = revision.value;
	useEffect(() => {
		let here = true;
		void app.labelsInUse().then(({ categories, tags, own }) => {
			if (!here) return;
			const all = new Set([...usual.categories, ...own, ...categories.map(({ name }) => name)]);
			setKnown({ categories: [...all], tags: tags.map(({ name }) => name) });
		});
		return () => {
			here = false;
		};
	}, [app, version]);
	return known;
}
