import type { App } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { changeColumns, chosenColumns } from "#pwa/state/columns.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { columns, usualColumns } from "./column-list.ts";

/** Which columns there are, and in what order; each change shows behind it at once. */
export function ColumnsDialog({ app, onClose }: { app: App; onClose: () => void }) {
	const chosen = chosenColumns.value ?? usualColumns;
	const rest = columns.filter(({ id }) => !chosen.some((one) => one.id === id));
	const keep = (next: readonly ColumnChoice[]) => void changeColumns(app, next);
	const move = (at: number, step: 1 | -1) => {
		const [one, other] = [chosen[at], chosen[at + step]];
		if (one && other) keep(chosen.with(at, other).with(at + step, one));
	};
	return (
		<Dialog title={t("columns.title")} onClose={onClose}>
			<p class="muted small">{t("columns.lead")}</p>
			<ul class="columns-list">
				{chosen.flatMap(({ id }, at) => {
					const column = columns.find((one) => one.id === id);
					if (!column) return [];
					const word = t(`col.${column.id}`);
					return (
						<li key={id}>
							<label class="check-line">
								<input
									type="checkbox"
									checked
									disabled={chosen.length === 1}
									onChange={() => keep(chosen.filter((one) => one.id !== id))}
								/>
								<span>{word}</span>
							</label>
							<button
								type="button"
								class="button quiet icon"
								aria-label={t("columns.up", { column: word })}
								disabled={at === 0}
								onClick={() => move(at, -1)}
							>
								<Icon name="up" />
							</button>
							<button
								type="button"
								class="button quiet icon"
								aria-label={t("columns.down", { column: word })}
								disabled={at === chosen.length - 1}
								onClick={() => move(at, 1)}
							>
								<Icon name="down" />
							</button>
						</li>
					);
				})}
				{rest.map(({ id }) => (
					<li key={id}>
						<label class="check-line">
							<input type="checkbox" checked={false} onChange={() => keep([...chosen, { id }])} />
							<span>{t(`col.${id}`)}</span>
						</label>
					</li>
				))}
			</ul>
			<div class="bar">
				<button type="button" class="button" onClick={() => void changeColumns(app, undefined)}>
					{t("columns.usual")}
				</button>
				<button type="button" class="button primary" onClick={onClose}>
					{t("columns.done")}
				</button>
			</div>
		</Dialog>
	);
}
