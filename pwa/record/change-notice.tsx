import type { App, RecordRow } from "#core/flows/app.ts";
import { changeTone } from "#pwa/change-banner.tsx";
import { t } from "#pwa/i18n/index.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed } from "#pwa/state/library.ts";
import { sayUndoable } from "#pwa/state/undo.ts";
import { freshNews } from "#pwa/state/watch.ts";
import { Mark } from "#ui/mark.tsx";
import { changeText } from "#ui/words.ts";

/** What the invoice has become since it was checked, and what to do about it; it stays until it is dealt with. */
export function ChangeNotice({ app, row }: { app: App; row: RecordRow }) {
	const { changed: change, claimedAt, id } = row;
	if (!change) return null;
	const settle = async () => {
		const done = await app.acknowledgeChanges([id]);
		if (!sayUnlessKept(done) || !done.ok) return;
		changed();
		sayUndoable(app, t("change.settled"), done.value.undo);
		await freshNews(app);
	};
	const tone = changeTone(change.to);
	return (
		<section class={`change-notice ${tone}`} aria-label={t("change.short")}>
			<Mark tone={tone} />
			<div>
				<p>
					<strong>{changeText(change, new Date().toISOString())}</strong>{" "}
					{row.sample && <span class="chip sample">{t("sample.short")}</span>}
				</p>
				<p class="muted">{t(claimedAt ? "change.next.claimed" : "change.next")}</p>
			</div>
			<button type="button" class="button" onClick={settle}>
				{t("change.done")}
			</button>
		</section>
	);
}
