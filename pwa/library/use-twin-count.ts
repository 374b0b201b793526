import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { revision } from "#pwa/state/library.ts";

/** Groups that may be one invoice each, as of the last change. */
export function useTwinCount(app: App): number {
	const [count, setCount] = useState(0);
	const version = revision.value;
	useEffect(() => {
		let here = true;
		void app.twins({ offset: 0, limit: 0 }).then((page) => here && setCount(page.count));
		return () => {
			here = false;
		};
	}, [app, version]);
	return count;
}
