import { useId, useState } from "preact/hooks";

import { t } from "#pwa/i18n/index.ts";

import type { SectionProps } from "./section.ts";

const MAX_DAYS = 3650;

/** 报销期限: days after issue within which the company accepts a claim. */
export function ClaimSection({ settings, onChange }: SectionProps) {
	const [text, setText] = useState(settings.claimWithinDays === undefined ? "" : String(settings.claimWithinDays));
	const id = useId();
	const days = parseDays(text);
	const wrong = days === "wrong";
	return (
		<section class="setting">
			<h2>{t("settings.claim")}</h2>
			<div class="field short">
				<label for={id}>{t("settings.claim.label")}</label>
				<input
					id={id}
					class="input"
					inputMode="numeric"
					value={text}
					aria-invalid={wrong}
					aria-describedby={`${id}-hint`}
					onInput={(event) => setText(event.currentTarget.value)}
					onChange={() => {
						if (days === "wrong") return;
						const { claimWithinDays: _, ...rest } = settings;
						void onChange(days === undefined ? rest : { ...rest, claimWithinDays: days });
					}}
				/>
				<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"}>
					{t(wrong ? "settings.claim.wrong" : "settings.claim.hint")}
				</span>
			</div>
		</section>
	);
}

/** Whole days, nothing, or what cannot be used. */
export function parseDays(text: string): number | undefined | "wrong" {
	const plain = text.normalize("NFKC").trim();
	if (plain === "") return undefined;
	const days = /^\d{1,4}$/.test(plain) ? Number(plain) : 0;
	return days >= 1 && days <= MAX_DAYS ? days : "wrong";
}
