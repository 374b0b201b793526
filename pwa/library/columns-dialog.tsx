import type { App } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { changeColumns, chosenColumns, listRoom } from "#pwa/state/columns.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { columnGroups, columns, fitColumns, usualColumns } from "./column-list.ts";

/** Which columns there are, and in what order; each change shows behind it at once. */
export function ColumnsDialog({ app, onClose }: { app: App; onClose: () => void }) {
	const chosen = chosenColumns.value ?? usualColumns;
	const keep = (next: readonly ColumnChoice[]) => void changeColumns(app, next);
	const isChosen = (id: string) => chosen.some((one) => one.id === id);
	return (
		<Dialog title={t("columns.title")} onClose={onClose}>
			<p class="muted small">{t("columns.lead")}</p>
			<div class="columns-choice">
				<div>
					{columnGroups.map((group) => (
						<fieldset key={group} class="plain columns-group">
							<legend class="muted small">{t(`columns.group.${group}`)}</legend>
							{columns
								.filter((column) => column.group === group)
								.map(({ id }) => (
									<label key={id} class="check-line">
										<input
											type="checkbox"
											checked={isChosen(id)}
											disabled={isChosen(id) && chosen.length === 1}
											onChange={() => keep(isChosen(id) ? chosen.filter((one) => one.id !== id) : [...chosen, { id }])}
										/>
										<span>{t(`col.${id}`)}</span>
									</label>
								))}
						</fieldset>
					))}
				</div>
				<Order chosen={chosen} onMove={keep} />
			</div>
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

/** The chosen columns in their order; those that the window has no room for say so. */
function Order({
	chosen,
	onMove,
}: {
	chosen: readonly ColumnChoice[];
	onMove: (next: readonly ColumnChoice[]) => void;
}) {
	const fitting = fitColumns(chosen, listRoom.value);
	const move = (at: number, step: 1 | -1) => {
		const [one, other] = [chosen[at], chosen[at + step]];
		if (one && other) onMove(chosen.with(at, other).with(at + step, one));
	};
	return (
		<div>
			<h3 class="muted small">{t("columns.shown")}</h3>
			<ol class="columns-list">
				{chosen.flatMap(({ id }, at) => {
					const column = columns.find((one) => one.id === id);
					if (!column) return [];
					const word = t(`col.${column.id}`);
					return (
						<li key={id}>
							<span class="clip">{word}</span>
							{!fitting.some((one) => one.id === id) && <span class="muted small">{t("columns.noRoom")}</span>}
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
			</ol>
		</div>
	);
}
