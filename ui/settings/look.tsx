import { useId } from "preact/hooks";

import { t } from "#ui/i18n/index.ts";

import { type Look, themes } from "#ui/look.ts";

/** Each language is named in itself, so that nobody is locked out of the words he reads. */
const languages = [
	{ value: "zh-CN", name: "中文" },
	{ value: "en", name: "English" },
] as const;

interface Props<S extends Look> {
	readonly settings: S;
	readonly onChange: (settings: S) => unknown;
}

/** 外观与语言: theme and language, taken over at once. */
export function LookSection<S extends Look>({ settings, onChange }: Props<S>) {
	const id = useId();
	return (
		<section class="setting">
			<h2>{t("settings.look")}</h2>
			<div class="look">
				<fieldset class="plain">
					<legend>{t("settings.language")}</legend>
					<div class="segments">
						{languages.map(({ value, name }) => (
							<label key={value} lang={value}>
								<input
									type="radio"
									name={`${id}-language`}
									checked={settings.language === value}
									onChange={() => onChange({ ...settings, language: value })}
								/>
								{name}
							</label>
						))}
					</div>
				</fieldset>
				<fieldset class="plain">
					<legend>{t("settings.theme")}</legend>
					<div class="segments">
						{themes.map((theme) => (
							<label key={theme}>
								<input
									type="radio"
									name={`${id}-theme`}
									checked={settings.theme === theme}
									onChange={() => onChange({ ...settings, theme })}
								/>
								{t(`settings.theme.${theme}`)}
							</label>
						))}
					</div>
				</fieldset>
			</div>
		</section>
	);
}
