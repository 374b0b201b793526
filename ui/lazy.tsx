import type { ComponentChildren, FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component fetched when it is first needed. While it comes, and when it cannot come, the given parts are shown. */
export function lazyComponent<P extends object>(
	load: () => Promise<FunctionComponent<P>>,
	parts: { waiting: ComponentChildren; failed: (retry: () => void) => ComponentChildren },
): (props: P) => ComponentChildren {
	let loaded: FunctionComponent<P> | undefined;
	return function Lazy(props: P) {
		const [state, setState] = useState<"waiting" | "ready" | "failed">(loaded ? "ready" : "waiting");
		useEffect(() => {
			if (state !== "waiting") return;
			let here = true;
			load().then(
				(component) => {
					loaded = component;
					if (here) setState("ready");
				},
				() => here && setState("failed"),
			);
			return () => {
				here = false;
			};
		}, [state]);
		if (state === "failed") return parts.failed(() => setState("waiting"));
		const Ready = loaded;
		return Ready ? <Ready {...props} /> : parts.waiting;
	};
}
