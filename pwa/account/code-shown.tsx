import type { ComponentProps } from "preact";
import { useLayoutEffect } from "preact/hooks";

import { whileAtWork } from "#pwa/state/at-work.ts";
import { CodeDialog } from "#ui/account/code-dialog.tsx";

/** The recovery code, shown this once: a lock waits until it is put away. */
export function CodeShown(props: ComponentProps<typeof CodeDialog>) {
	useLayoutEffect(() => {
		const { promise: putAway, resolve } = Promise.withResolvers<void>();
		void whileAtWork("code", () => putAway);
		return resolve;
	}, []);
	return <CodeDialog {...props} />;
}
