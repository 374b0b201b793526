import type { QueueProgress } from "#core/flows/queue/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { queueUrl } from "#pwa/state/queue.ts";
import { Mark, type Tone } from "#ui/mark.tsx";

const lines = [
	{ key: "matched", tone: "good", href: libraryUrl({ authenticity: "confirmed", state: "normal" }) },
	{ key: "voidOrRed", tone: "stop", href: libraryUrl({ authenticity: "confirmed", claimable: "no" }) },
	{ key: "mismatched", tone: "stop", href: libraryUrl({ authenticity: "contradicted" }) },
	{ key: "notFound", tone: "stop", href: libraryUrl({ authenticity: "contradicted" }) },
	{ key: "noAnswer", tone: "caution", href: queueUrl("given_up") },
	{ key: "needsPerson", tone: "caution", href: queueUrl("needs_person") },
] as const satisfies readonly { key: string; tone: Tone; href: string }[];

/** What came of the run once nothing is left to ask, with the way to what needs eyes. */
export function QueueSummaryCard({ progress: { summary } }: { progress: QueueProgress }) {
	if (!summary.endedAt) return null;
	const shown = lines.filter(({ key }) => summary[key] > 0);
	if (shown.length === 0) return null;
	return (
		<section class="queue-summary" aria-label={t("queue.summary")}>
			<h2>{t("queue.summary")}</h2>
			<ul>
				{shown.map(({ key, tone, href }) => (
					<li key={key} class={tone}>
						<Mark tone={tone} />
						<a href={href}>
							{t(`queue.summary.${key}`)} <strong>{summary[key]}</strong>
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}
