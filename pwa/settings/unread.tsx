import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/damaged.ts";
import { revision } from "#pwa/state/library.ts";
import { Mark } from "#ui/mark.tsx";

/** Says which settings cannot be read, and that the usual ones are in their place. */
export function UnreadNote({ app }: { app: App }) {
	const [kinds, setKinds] = useState<Awaited<ReturnType<App["unreadSettings"]>>>([]);
	const version = revision.value;
	useEffect(() => void app.unreadSettings().then(setKinds), [app, version]);
	if (kinds.length === 0) return null;
	const what = kinds.map((kind) => t(`unread.${kind}`)).join(t("unread.and"));
	return (
		<div class="with-mark" role="alert">
			<Mark tone="caution" />
			<div>
				<strong>{t("unread.title", { what })}</strong>
				<p>{t("unread.why")}</p>
				<p>{t("unread.next")}</p>
			</div>
		</div>
	);
}
