import { useState } from "preact/hooks";

import { formatFen, MAX_FEN, parseFen } from "#core/base/fen.ts";
import { t } from "#pwa/i18n/index.ts";
import { askToNotify, notifyPermission } from "#pwa/platform/notify.ts";

import { NumberField, readWhole } from "./number-field.tsx";
import type { SectionProps } from "./section.ts";

/** 复查: how often what was good once is asked about again, and how to be told. */
export function WatchSection({ settings, onChange }: SectionProps) {
	const { watch } = settings;
	const keep = (part: Partial<typeof watch>) => onChange({ ...settings, watch: { ...watch, ...part } });
	return (
		<section class="setting">
			<h2>{t("settings.watch")}</h2>
			<p class="muted">{t("settings.watch.lead")}</p>
			<label class="check-line">
				<input type="checkbox" checked={watch.on} onChange={() => void keep({ on: !watch.on })} />
				<span>
					{t("settings.watch.on")}
					<span class="muted block">{t("settings.watch.on.hint")}</span>
				</span>
			</label>
			{watch.on && (
				<>
					<div class="form-grid">
						<NumberField
							word="settings.watch.claimed"
							wrong="settings.watch.days.wrong"
							value={String(watch.claimedEveryDays)}
							read={(text) => readWhole(text, 1, 365)}
							onKeep={(claimedEveryDays) => keep({ claimedEveryDays })}
						/>
						<NumberField
							word="settings.watch.every"
							wrong="settings.watch.days.wrong"
							value={String(watch.everyDays)}
							read={(text) => readWhole(text, 1, 365)}
							onKeep={(everyDays) => keep({ everyDays })}
						/>
						<NumberField
							word="settings.watch.large"
							wrong="settings.watch.large.wrong"
							value={formatFen(watch.largeFrom)}
							read={(text) => {
								const amount = parseFen(text);
								return amount !== undefined && amount >= 0 && amount <= MAX_FEN ? amount : undefined;
							}}
							onKeep={(largeFrom) => keep({ largeFrom })}
						/>
						<NumberField
							word="settings.watch.most"
							wrong="settings.watch.most.wrong"
							value={String(watch.mostADay)}
							read={(text) => readWhole(text, 0, 10_000)}
							onKeep={(mostADay) => keep({ mostADay })}
						/>
					</div>
					<p class="muted small">{t("settings.watch.risk")}</p>
				</>
			)}
			<Notify />
		</section>
	);
}

/** Asks the browser only when the button is pressed. */
function Notify() {
	const [permission, setPermission] = useState(notifyPermission);
	return (
		<div class="notify">
			<h3>{t("settings.notify")}</h3>
			{permission === "default" ? (
				<button type="button" class="button" onClick={async () => setPermission(await askToNotify())}>
					{t("settings.notify.ask")}
				</button>
			) : (
				<p class="muted">{t(`settings.notify.${permission}`)}</p>
			)}
		</div>
	);
}
