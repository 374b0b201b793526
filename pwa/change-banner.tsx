import { useLocation } from "preact-iso";
import { t } from "#pwa/i18n/index.ts";
import { news } from "#pwa/state/watch.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { changeText, rowName } from "#ui/words.ts";

/** Says on top of a page that invoices have changed since they were checked, and leads to them. */
export function ChangeBanner() {
	const { url } = useLocation();
	const now = news.value;
	if (!now?.newest || url.includes("where=changed")) return null;
	const { newest, changed } = now;
	const one = changed === 1;
	return (
		<aside class="change-banner" aria-label={t("change.short")}>
			<Mark tone={changeTone(newest.changed.to)} />
			<p>
				<strong>
					{one ? changeText(newest.changed, new Date().toISOString()) : t("change.banner", { count: changed })}
				</strong>{" "}
				{one && <span class="muted">{[newest.sellerName, rowName(newest)].filter(Boolean).join(" · ")}</span>}{" "}
				{one && newest.sample && <span class="chip sample">{t("sample.short")}</span>}
			</p>
			<a class="button" href={one ? `/library/${newest.id}` : "/library?where=changed"}>
				{t("change.see")}
			</a>
		</aside>
	);
}

export function changeTone(to: string): Tone {
	return to === "red_part" || to === "red_unknown" ? "caution" : "stop";
}
