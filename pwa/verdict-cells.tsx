import type { RecordRow } from "#core/flows/app.ts";
import { t } from "#ui/i18n/index.ts";
import { authenticityTone, claimableTone, Mark, stateTone, type Tone } from "#ui/mark.tsx";

/** The three axes of a row, each a shape and a word; 演示 stands in the same line. */
export function VerdictCells({ row }: { row: RecordRow }) {
	return (
		<>
			<span class={`cell axis a1 ${authenticityTone[row.authenticity]}`} role="gridcell">
				<Word tone={authenticityTone[row.authenticity]} text={t(`authenticity.short.${row.authenticity}`)} />
				{row.sample && <span class="chip sample">{t("sample")}</span>}
			</span>
			<span class={`cell axis a2 ${stateTone[row.state]}`} role="gridcell">
				<Word tone={stateTone[row.state]} text={t(`state.${row.state}`)} />
			</span>
			<span class={`cell axis a3 ${claimableTone[row.claimable]}`} role="gridcell">
				<Word tone={claimableTone[row.claimable]} text={t(`claimable.${row.claimable}`)} />
			</span>
		</>
	);
}

function Word({ tone, text }: { tone: Tone; text: string }) {
	return (
		<>
			<Mark tone={tone} />
			<span class="clip">{text}</span>
		</>
	);
}
