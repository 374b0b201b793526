import type { ComponentChildren } from "preact";

import { t } from "#extension/i18n/index.ts";
import { areAllAsked, recordOf } from "./entries.ts";
import { EntryLine } from "./entry-line.tsx";
import { Notices } from "./notices.tsx";
import type { Popup } from "./popup.ts";
import { QueueCard } from "./queue-card.tsx";
import { queueStanding } from "./queue-standing.ts";
import { hasFailed, savingCount } from "./saving.ts";
import { SiteBar } from "./site-bar.tsx";
import { Skeleton } from "./skeleton.tsx";

/** Answers that may have come between a look at the queue and one at the lines. */
const APART = 5;

type TypedForm = (props: { popup: Popup }) => ComponentChildren;

/** What this page shows. Where it shows nothing, the typed form is at hand. */
export function List({ popup, Typed }: { popup: Popup; Typed: TypedForm }) {
	const looking = popup.looking.value;
	if (looking.state === "looking") return <Skeleton />;
	if (looking.state === "failed") {
		return <State popup={popup} title={t("ext.failed")} next={t("ext.failed.next")} again={t("action.retry")} />;
	}
	const { sight } = looking;
	const entries = popup.entries.value;
	return (
		<>
			{sight.origin && <SiteBar popup={popup} origin={sight.origin} watched={sight.watched} />}
			<Notices popup={popup} />
			<QueueCard popup={popup} />
			{entries.length > 0 && <Found popup={popup} cut={sight.frames.some(({ cut }) => cut)} />}
			{entries.length === 0 && (
				<>
					{sight.problem === "forbidden_page" ? (
						<State popup={popup} title={t("ext.forbidden")} next={t("ext.forbidden.next")} />
					) : sight.problem === "gone" ? (
						<State popup={popup} title={t("ext.gone")} next={t("ext.gone.next")} again={t("ext.lookAgain")} />
					) : (
						<State popup={popup} title={t("ext.none")} next={t("ext.none.next")} again={t("ext.lookAgain")} />
					)}
					{!popup.isLocked && <Typed popup={popup} />}
				</>
			)}
		</>
	);
}

function State({ popup, title, next, again }: { popup: Popup; title: string; next: string; again?: string }) {
	return (
		<section class="pop-state" role="status">
			<h2>{title}</h2>
			<p class="muted">{next}</p>
			{again && (
				<button type="button" class="button" onClick={() => void popup.look()}>
					{again}
				</button>
			)}
		</section>
	);
}

function Found({ popup, cut }: { popup: Popup; cut: boolean }) {
	const entries = popup.entries.value;
	const saving = savingCount(popup.running.saving.value);
	const ask = popup.toVerify().length;
	const save = popup.toSave().length;
	const failed = entries.filter(
		(entry) => recordOf(entry) === undefined && hasFailed(popup.running.saving.value, entry),
	);
	// What waits in the queue need not be put there again; both are looked at a moment apart.
	const running = popup.running.queue.value ? queueStanding(popup.running.queue.value).open : 0;
	const canAsk = popup.settings.value !== undefined && popup.settings.value.provider.mode !== "none";
	return (
		<section class="found" aria-label={t("ext.list")}>
			<div class="found-head">
				<div>
					<h2>{t("ext.found", { count: entries.length })}</h2>
					<p class="found-far" role="status">
						{saving ? t("ext.bulk", saving) : failed.length > 0 && t("ext.bulk.failed", { count: failed.length })}
					</p>
				</div>
				{entries.length > 1 && !popup.isLocked && (
					<div class="bar">
						<button type="button" class="button" disabled={save === 0} onClick={() => void popup.keepAll()}>
							{t("ext.saveAll")}
						</button>
						<button
							type="button"
							class="button primary"
							disabled={ask === 0 || (running > 0 && ask <= running + APART) || !canAsk}
							onClick={() => void popup.verifyAll()}
						>
							{ask > 0
								? t("ext.verifyAll", { count: ask })
								: t(areAllAsked(entries) ? "ext.verifyAll.done" : "ext.verifyAll.none")}
						</button>
					</div>
				)}
			</div>
			{cut && <p class="found-said muted">{t("ext.cut")}</p>}
			<ul class="entries">
				{entries.map((entry) => (
					<EntryLine
						key={entry.candidate.key}
						popup={popup}
						entry={entry}
						doing={popup.doing(entry.candidate.key)}
						canAsk={canAsk}
						alone={entries.length === 1}
					/>
				))}
			</ul>
		</section>
	);
}
