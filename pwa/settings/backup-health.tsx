import type { App } from "#core/flows/app.ts";
import type { Damaged, Health } from "#core/flows/backup/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { acceptAsWhole } from "#pwa/state/backup.ts";
import { Mark } from "#ui/mark.tsx";
import { formatBytes } from "#ui/value.tsx";
import { Back, Outcome } from "./backup-outcome.tsx";

/** What a check of everything found, in plain words, and what to do about it. */
export function HealthReport({ app, health }: { app: App; health: Health }) {
	const { damaged, count, bytes, whole, ...counts } = health;
	if (count === 0 && whole) {
		return (
			<Outcome tone="good" text={t("health.well", { ...counts, bytes: formatBytes(bytes) })} lines={[]}>
				<Back />
			</Outcome>
		);
	}
	return (
		<div class="task">
			<p class="with-mark" role="status">
				<Mark tone="stop" />
				<strong>{count > 0 ? t("health.damaged", { count }) : t("health.missing")}</strong>
			</p>
			{count > 0 && !whole && <p>{t("health.missing")}</p>}
			{!whole && <p>{t("health.missing.next")}</p>}
			<ul class="damage">
				{damaged.map((one) => (
					<Line key={`${one.recordId} ${one.what}`} one={one} />
				))}
				{count > damaged.length && <li class="muted">{t("health.more", { count: count - damaged.length })}</li>}
			</ul>
			<p>{t("health.whole", counts)}</p>
			{count > 0 && <p>{t("health.next")}</p>}
			<div class="bar">
				<Back />
				{!whole && (
					<button type="button" class="button" onClick={() => void acceptAsWhole(app)}>
						{t("health.accept")}
					</button>
				)}
			</div>
		</div>
	);
}

function Line({ one: { what, name, recordId } }: { one: Damaged }) {
	const text = name ?? t("health.unnamed", { id: recordId });
	return (
		<li>
			{what === "record" ? (
				<span class="mono">{text}</span>
			) : (
				<a class="link mono" href={libraryUrl({}, recordId)}>
					{text}
				</a>
			)}{" "}
			{t(`health.${what}`)}
		</li>
	);
}
