import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { peers } from "#pwa/state/bridge.ts";
import { eraseMany } from "#pwa/state/bulk.ts";
import { Dialog } from "#ui/dialog.tsx";

interface Props {
	readonly app: App;
	readonly recordIds: readonly string[];
	readonly names: readonly string[];
	readonly onClose: () => void;
}

/** Names shown; more than these say no more. */
const SHOWN = 5;

/** The one thing that cannot be undone asks first, and says what it takes. */
export function EraseDialog({ app, recordIds, names, onClose }: Props) {
	const erase = () => {
		onClose();
		void eraseMany(app, recordIds);
	};
	return (
		<Dialog title={t("library.erase.title", { count: recordIds.length })} onClose={onClose}>
			<p>{t("library.erase.text")}</p>
			{peers.value.some(({ partedAt }) => partedAt === undefined) && <p>{t("bridge.erase")}</p>}
			<ul class="erase-names muted">
				{names.slice(0, SHOWN).map((name) => (
					<li key={name}>{name}</li>
				))}
				{names.length > SHOWN && <li>…</li>}
			</ul>
			<div class="bar">
				<button type="button" class="button danger" onClick={erase}>
					{t("action.erase")}
				</button>
				<button type="button" class="button" onClick={onClose}>
					{t("action.back")}
				</button>
			</div>
		</Dialog>
	);
}
