import type { RecordView } from "#core/flows/app.ts";
import type { Answer } from "#core/model/answer.ts";
import { t, tMaybe } from "#pwa/i18n/index.ts";
import { formatInstant } from "#ui/value.tsx";
import { eventText, outcomeText } from "#ui/words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Whom the gateway asked, and how old its answer was when it had one already. */
function viaText({ how, ageMs, supplier }: NonNullable<Answer["via"]>): string {
	if (how !== "kept") return t("answer.via", { supplier });
	if (ageMs < HOUR) return t("answer.via.keptMinutes", { supplier, count: Math.max(1, Math.floor(ageMs / MINUTE)) });
	if (ageMs < 48 * HOUR) return t("answer.via.keptHours", { supplier, count: Math.floor(ageMs / HOUR) });
	return t("answer.via.keptDays", { supplier, count: Math.floor(ageMs / (24 * HOUR)) });
}

/** Every answer that came, and what happened to the record, oldest first. */
export function History({ view: { answers, events } }: { view: RecordView }) {
	return (
		<>
			<section class="answers">
				<h3>{t("record.answers")}</h3>
				{answers.length === 0 && <p class="muted">{t("record.noAnswers")}</p>}
				<ol>
					{answers.map((answer, index) => (
						<li key={`${answer.askedAt} ${index}`} data-outcome={answer.outcome}>
							<p>
								<time dateTime={answer.askedAt}>{formatInstant(answer.askedAt)}</time>{" "}
								<strong>{t(`outcome.short.${answer.outcome}`)}</strong>{" "}
								{answer.sample && <span class="chip sample">{t("sample")}</span>}{" "}
								<span class="muted">
									{[
										tMaybe(`answer.provider.${answer.provider}`) ??
											t("answer.provider.other", { provider: answer.provider }),
										answer.via && viaText(answer.via),
										answer.authorityCount !== undefined && t("answer.count", { count: answer.authorityCount }),
										answer.message,
									]
										.filter(Boolean)
										.join(" · ")}
								</span>
							</p>
							{answer.outcome !== "match" && <p>{outcomeText(answer)}</p>}
							<details>
								<summary>{t("record.raw")}</summary>
								<pre class="raw">{answer.raw}</pre>
							</details>
						</li>
					))}
				</ol>
			</section>
			<section class="events">
				<h3>{t("record.events")}</h3>
				<ol>
					{events.map((event, index) => (
						<li key={index} data-event={event.what}>
							<time dateTime={event.at}>{formatInstant(event.at)}</time>
							<span>{eventText(event)}</span>
						</li>
					))}
				</ol>
			</section>
		</>
	);
}
