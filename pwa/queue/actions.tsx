import type { QueueCommand, QueueProgress } from "#core/flows/queue/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { countEnded } from "#pwa/state/queue.ts";
import type { Selection } from "#pwa/use-selection.ts";

import type { QueueRow } from "./grid.tsx";

interface Props {
	readonly progress: QueueProgress;
	readonly selection: Selection<QueueRow>;
	readonly onSteer: (command: QueueCommand) => void;
}

/** What can be done with the selected items, or with all that ended. */
export function QueueActions({ progress, selection, onSteer }: Props) {
	const recordIds = [...selection.rows.keys()];
	const { needs_person, given_up } = progress.counts;
	const button = (word: Parameters<typeof t>[0], command: QueueCommand, disabled = false) => (
		<button type="button" class="button" disabled={disabled} onClick={() => onSteer(command)}>
			{t(word)}
		</button>
	);
	return (
		<footer class="totals">
			{recordIds.length > 0 ? (
				<>
					<span>{t("library.selected", { count: recordIds.length })}</span>
					<span class="bar">
						{button("queue.first", { what: "move", recordIds, to: "first" })}
						{button("queue.last", { what: "move", recordIds, to: "last" })}
						{button("queue.retry", { what: "retry", recordIds })}
						{button("queue.skip", { what: "skip", recordIds })}
						{button("queue.remove", { what: "remove", recordIds })}
						<button type="button" class="button quiet" onClick={selection.clear}>
							{t("library.unselect")}
						</button>
					</span>
				</>
			) : (
				<>
					<span class="muted small">{t("queue.hint")}</span>
					<span class="bar">
						{button("queue.retryFailed", { what: "retry", recordIds: "failed" }, needs_person + given_up === 0)}
						{button("queue.removeEnded", { what: "remove", recordIds: "ended" }, countEnded(progress) === 0)}
					</span>
				</>
			)}
		</footer>
	);
}
