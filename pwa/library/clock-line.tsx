import { t } from "#pwa/i18n/keeping.ts";
import { noteSaid } from "#pwa/state/clock.ts";
import { Mark } from "#ui/mark.tsx";
import { formatInstant } from "#ui/value.tsx";

/** That the clock stands before what has happened already; days that count from today may be wrong. */
export function ClockLine({ newest }: { newest: string }) {
	return (
		<div class="with-mark keeping-line" role="status">
			<Mark tone="caution" />
			<div class="bar">
				<span>
					{t("clock.behind", { now: formatInstant(new Date().toISOString()), newest: formatInstant(newest) })}
				</span>
				<button type="button" class="button" onClick={() => noteSaid(newest)}>
					{t("clock.known")}
				</button>
			</div>
		</div>
	);
}
