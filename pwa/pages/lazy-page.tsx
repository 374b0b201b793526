import type { ComponentChildren, FunctionComponent } from "preact";

import { t, type WordKey } from "#pwa/i18n/index.ts";
import { lazyComponent } from "#ui/lazy.tsx";

/** A page fetched when somebody goes there; its title stands at once. */
export function lazyPage<Props extends object>(title: WordKey, load: () => Promise<FunctionComponent<Props>>) {
	return lazyComponent(load, {
		waiting: <Frame title={title} />,
		failed: (retry) => (
			<Frame title={title}>
				<button type="button" class="button" onClick={retry}>
					{t("action.retry")}
				</button>
			</Frame>
		),
	});
}

function Frame({ title, children }: { title: WordKey; children?: ComponentChildren }) {
	return (
		<main id="content" class="page scroll" tabIndex={-1} aria-busy={children === undefined}>
			<h1>{t(title)}</h1>
			{children}
		</main>
	);
}
