import type { Damaged, Health } from "#core/flows/backup/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { Mark } from "#ui/mark.tsx";
import { formatBytes } from "#ui/value.tsx";
import { Back, Outcome } from "./backup-outcome.tsx";

/** What a check of everything found, in plain words, and what to do about it. */
export function HealthReport({ health }: { health: Health }) {
	const { damaged, count, bytes, ...counts } = health;
	if (count === 0) {
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
				<strong>{t("health.damaged", { count })}</strong>
			</p>
			<ul class="damage">
				{damaged.map((one) => (
					<Line key={`${one.recordId} ${one.what}`} one={one} />
				))}
				{count > damaged.length && <li class="muted">{t("health.more", { count: count - damaged.length })}</li>}
			</ul>
			<p>{t("health.whole", counts)}</p>
			<p>{t("health.next")}</p>
			<div class="bar">
				<Back />
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
