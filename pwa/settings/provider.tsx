import { useId, useState } from "preact/hooks";

import type { Settings } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { isUsableAddress } from "#ui/address.ts";

import { SecretField } from "#ui/settings/secret-field.tsx";
import type { SectionProps } from "./section.ts";

type Mode = Settings["provider"]["mode"];

const modes: readonly Mode[] = ["sample", "gateway", "fpcy", "none"];

/** Who is asked. The address and code are kept when they can be used, not at every letter. */
export function ProviderSection({ settings, onChange }: SectionProps) {
	const { provider } = settings;
	const [mode, setMode] = useState<Mode>(provider.mode);
	const [url, setUrl] = useState(provider.mode === "fpcy" ? provider.url : "");
	const [sqm, setSqm] = useState(provider.mode === "fpcy" ? provider.sqm : "");
	const [key, setKey] = useState(provider.mode === "gateway" ? provider.key : "");
	const id = useId();
	const usable = isUsableAddress(url);

	const keep = async (next: { mode: Mode; url: string; sqm: string; key: string }) => {
		if (next.mode === "gateway") {
			await onChange({ ...settings, provider: { mode: "gateway", key: next.key.trim() } });
		} else if (next.mode === "fpcy") {
			if (!isUsableAddress(next.url)) return;
			// On a full disk what was typed stays in its boxes.
			await onChange({ ...settings, provider: { mode: "fpcy", url: next.url.trim(), sqm: next.sqm.trim() } });
		} else if (!(await onChange({ ...settings, provider: { mode: next.mode } }))) setMode(provider.mode);
	};

	return (
		<section class="setting">
			<h2>{t("settings.provider")}</h2>
			<p class="muted">{t("settings.provider.lead")}</p>
			<fieldset class="choices">
				<legend class="visually-hidden">{t("settings.provider")}</legend>
				{modes.map((one) => (
					<label key={one} class="check-line">
						<input
							type="radio"
							name={`${id}-mode`}
							value={one}
							checked={mode === one}
							onChange={() => {
								setMode(one);
								void keep({ mode: one, url, sqm, key });
							}}
						/>
						<span>
							<strong>{t(`settings.provider.${one}`)}</strong>
							<span class="muted block">{t(`settings.provider.${one}.text`)}</span>
						</span>
					</label>
				))}
			</fieldset>
			{mode === "gateway" && (
				<div class="form-grid">
					<SecretField
						label={t("settings.key")}
						hint={t("settings.key.hint", { address: location.origin })}
						show={t("settings.key.show")}
						value={key}
						onInput={setKey}
						onDone={() => void keep({ mode, url, sqm, key })}
					/>
				</div>
			)}
			{mode === "fpcy" && (
				<div class="form-grid">
					<div class="field">
						<label for={`${id}-url`}>{t("settings.url")}</label>
						<input
							id={`${id}-url`}
							class="input"
							type="url"
							value={url}
							autocomplete="off"
							aria-invalid={url !== "" && !usable}
							aria-describedby={`${id}-url-hint`}
							onInput={(event) => setUrl(event.currentTarget.value)}
							onChange={() => void keep({ mode, url, sqm, key })}
						/>
						<span id={`${id}-url-hint`} class={url !== "" && !usable ? "hint wrong" : "hint"}>
							{t(url !== "" && !usable ? "settings.url.wrong" : "settings.url.hint")}
						</span>
					</div>
					<SecretField
						label={t("settings.sqm")}
						hint={t("settings.sqm.hint")}
						show={t("settings.sqm.show")}
						value={sqm}
						onInput={setSqm}
						onDone={() => void keep({ mode, url, sqm, key })}
					/>
				</div>
			)}
			<label class="check-line">
				<input
					type="checkbox"
					checked={settings.askOnCapture}
					onChange={(event) => onChange({ ...settings, askOnCapture: event.currentTarget.checked })}
				/>
				<span>
					{t("settings.ask")}
					<span class="muted block">{t("settings.ask.hint")}</span>
				</span>
			</label>
		</section>
	);
}
