import type { Finding, Severity } from "#core/model/finding.ts";
import type { ReadingNote } from "#core/model/reading.ts";
import { checkById } from "#core/rules/index.ts";
import { sentenceOf } from "#core/rules/sentence.ts";
import { pick, t } from "./i18n/index.ts";
import { Mark, severityTone } from "./mark.tsx";
import { checkName } from "./reasons.ts";
import { noteText } from "./words.ts";

type Hit = Extract<Finding, { outcome: "found" }>;

const order: readonly Severity[] = ["stop", "look", "note"];

interface Props {
	readonly findings: readonly Finding[];
	readonly notes: readonly ReadingNote[];
	/** Address of another record that a finding speaks of; absent where records have none. */
	readonly addressOf?: (recordId: string) => string;
}

/** What our checks found: what, where, why it matters, what to do. The heaviest first. */
export function Findings({ findings, notes, addressOf }: Props) {
	const hits = findings
		.filter((finding): finding is Hit => finding.outcome === "found")
		.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
	return (
		<>
			<section class="findings">
				<h3>{t("record.findings")}</h3>
				{hits.length === 0 && <p class="muted">{t("record.noFindings")}</p>}
				<ul>
					{hits.map((hit) => (
						<li
							key={hit.check}
							class={`finding ${severityTone[hit.severity]}`}
							data-check={hit.check}
							data-severity={hit.severity}
						>
							<Mark tone={severityTone[hit.severity]} />
							<div>
								<p class="finding-head">
									<strong>{checkName(hit.check)}</strong>
									<span class="finding-word">{t(`severity.${hit.severity}`)}</span>
								</p>
								<p>{sentence(hit)}</p>
								{addressOf && typeof hit.facts.recordId === "string" && (
									<a href={addressOf(hit.facts.recordId)}>{t("record.title")} ›</a>
								)}
							</div>
						</li>
					))}
				</ul>
			</section>
			{notes.length > 0 && (
				<section>
					<h3>{t("record.notes")}</h3>
					<ul class="notes">
						{notes.map((note) => (
							<li key={JSON.stringify(note)} data-note={note.code}>
								{noteText(note)}
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function sentence(hit: Hit): string {
	const check = checkById(hit.check);
	return check ? pick(sentenceOf(check, hit)) : hit.check;
}
