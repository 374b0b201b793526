import { t } from "#pwa/i18n/index.ts";

import { NumberField, readWhole } from "./number-field.tsx";
import type { SectionProps } from "./section.ts";

/** 查验速度: how fast the queue may ask. */
export function AskingSection({ settings, onChange }: SectionProps) {
	const { asking } = settings;
	const keep = (part: Partial<typeof asking>) => onChange({ ...settings, asking: { ...asking, ...part } });
	return (
		<section class="setting">
			<h2>{t("settings.asking")}</h2>
			<p class="muted">{t("settings.asking.lead")}</p>
			<div class="form-grid">
				<NumberField
					word="settings.asking.perMinute"
					wrong="settings.asking.perMinute.wrong"
					value={String(asking.perMinute)}
					read={(text) => readWhole(text, 1, 6_000)}
					onKeep={(perMinute) => keep({ perMinute })}
				/>
				<NumberField
					word="settings.asking.atOnce"
					wrong="settings.asking.atOnce.wrong"
					value={String(asking.atOnce)}
					read={(text) => readWhole(text, 1, 20)}
					onKeep={(atOnce) => keep({ atOnce })}
				/>
			</div>
		</section>
	);
}
