import type { App, ListQuery } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed, opening } from "#pwa/state/library.ts";
import { say } from "#pwa/state/toast.ts";

/** Above the list of what is due again: why it is here, and to have it asked about at once. */
export function DueBar({ app, query, count }: { app: App; query: ListQuery; count: number }) {
	const library = opening.value;
	const none = library.state === "open" && library.settings.provider.mode === "none";
	const queue = async () => {
		const { rows } = await app.list({ ...query, offset: 0, limit: count });
		const added = await app.enqueue(
			rows.map(({ id }) => id),
			"watch",
			{ fresh: true },
		);
		if (!sayUnlessKept(added) || !added.ok) return;
		say({ text: t("library.due.queued", { count: added.value.added }) });
		changed();
	};
	return (
		<div class="notice">
			<p>{t(none ? "library.due.noProvider" : "library.due.lead")}</p>
			{none ? (
				<a class="button" href="/settings">
					{t("record.verify.setup")}
				</a>
			) : (
				<button type="button" class="button" onClick={queue}>
					{t("library.due.queue", { count })}
				</button>
			)}
		</div>
	);
}
