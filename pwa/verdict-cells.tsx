import type { RecordRow } from "#core/flows/app.ts";
import { t, tMaybe } from "#pwa/i18n/index.ts";
import { authenticityTone, claimableTone, Mark, stateTone, type Tone } from "#ui/mark.tsx";

/**
 * The three axes of a row, each a shape and a word; 演示 stands in the same line. Where there is room for two only, a
 * state that forbids a claim takes the place of the claim: a void invoice must never show its green side alone.
 */
export function VerdictCells({ row }: { row: RecordRow }) {
	return (
		<>
			<AuthenticityCell row={row} />
			<StateCell row={row} />
			<ClaimableCell row={row} />
		</>
	);
}

export function isGrave({ state }: RecordRow): boolean {
	return ["stop", "caution"].includes(stateTone[state]);
}

export function AuthenticityCell({ row }: { row: RecordRow }) {
	return (
		<span class={`cell axis a1 ${authenticityTone[row.authenticity]}`} role="gridcell">
			<Word tone={authenticityTone[row.authenticity]} text={authenticityWord(row)} />
			{row.sample && <span class="chip sample">{t("sample.short")}</span>}
		</span>
	);
}

export function StateCell({ row }: { row: RecordRow }) {
	return (
		<span class={`cell axis a2 ${stateTone[row.state]}${isGrave(row) ? " grave" : ""}`} role="gridcell">
			<Word tone={stateTone[row.state]} text={t(`state.short.${row.state}`)} />
		</span>
	);
}

export function ClaimableCell({ row }: { row: RecordRow }) {
	return (
		<span class={`cell axis a3 ${claimableTone[row.claimable]}`} role="gridcell">
			<Word
				tone={claimableTone[row.claimable]}
				text={tMaybe(`claimable.short.by.${row.why.claimable}`) ?? t(`claimable.short.${row.claimable}`)}
			/>
		</span>
	);
}

/** Named after what decided: 查无此票 calls for something else than 与税局不一致. */
function authenticityWord({ authenticity, why }: RecordRow): string {
	const named = authenticity === "contradicted" ? tMaybe(`authenticity.short.by.${why.authenticity}`) : undefined;
	return named ?? t(`authenticity.short.${authenticity}`);
}

function Word({ tone, text }: { tone: Tone; text: string }) {
	return (
		<>
			<Mark tone={tone} />
			<span class="clip">{text}</span>
		</>
	);
}
