import type { App, RecordView } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { opening } from "#pwa/state/library.ts";
import { claimWithUndo, trashWithUndo } from "#pwa/state/trash.ts";
import { formatInstant } from "#ui/value.tsx";
import { fieldList } from "#ui/words.ts";
import type { Verifying } from "./use-verify.ts";

interface Props {
	readonly app: App;
	readonly view: RecordView;
	readonly verifying: Verifying;
	readonly onTrashed: () => void;
}

/** What can be done with the record. The check is the primary action while it is due, and says why it cannot be done. */
export function Actions({ app, view, verifying, onTrashed }: Props) {
	const { row, query, checkDue, asksLeft, askAgainAt, answers } = view;
	const library = opening.value;
	const provider = library.state === "open" ? library.settings.provider.mode : "none";

	const unaskable = !query.ok && query.error.code === "unsupported_kind";
	const why = !query.ok
		? unaskable
			? t("record.verify.unsupported")
			: t("record.verify.missing", { fields: fieldList(query.error.fields) })
		: provider === "none"
			? t("record.verify.none")
			: provider === "sample" && !row.sample
				? t("ask.sample_only")
				: asksLeft === 0
					? t("record.none.left")
					: undefined;
	const toSettings = query.ok && (provider === "none" || (provider === "sample" && !row.sample));

	return (
		<section class="actions" aria-label={t("action.verify")}>
			<div class="bar">
				{verifying.running ? (
					<button type="button" class="button" onClick={verifying.stop}>
						{t("record.verifying")} · {t("action.cancel")}
					</button>
				) : (
					!unaskable && (
						<button
							type="button"
							class={checkDue && why === undefined ? "button primary" : "button"}
							disabled={why !== undefined}
							onClick={verifying.start}
						>
							{t(answers.length > 0 ? "action.verifyAgain" : "action.verify")}
						</button>
					)
				)}
				<button
					type="button"
					class="button"
					onClick={() => void claimWithUndo(app, row.id, row.claimedAt === undefined)}
				>
					{t(row.claimedAt ? "action.unclaim" : "action.claim")}
				</button>
				<button
					type="button"
					class="button quiet"
					onClick={async () => {
						if (await trashWithUndo(app, [row.id])) onTrashed();
					}}
				>
					{t("action.trash")}
				</button>
			</div>
			<p class="muted small">
				{why ?? t("record.left", { count: asksLeft })}
				{!why && askAgainAt && ` · ${t("record.askAgain", { at: formatInstant(askAgainAt) })}`}
				{toSettings && (
					<>
						{" · "}
						<a href="/settings">{t("record.verify.setup")}</a>
					</>
				)}
			</p>
			<p class="said" role="status">
				{verifying.said}
			</p>
		</section>
	);
}
