import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Cause } from "#core/diagnose/cause.ts";
import type { Diagnosis } from "#core/diagnose/diagnose.ts";
import type { ActionId, Situation } from "#core/diagnose/situation.ts";
import type { App, RecordView } from "#core/flows/app.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import { nextChinaDay } from "#core/providers/count.ts";
import { t } from "#pwa/i18n/index.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed } from "#pwa/state/library.ts";
import { say } from "#pwa/state/toast.ts";
import { TypedForm } from "#pwa/typed-form.tsx";
import { causeText, diagnosisText, shown } from "#ui/diagnosis-text.ts";
import { actionWords, diagnoseWords } from "#ui/i18n/diagnose/words.ts";
import { pick } from "#ui/i18n/index.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { formatInstant } from "#ui/value.tsx";
import { fieldWord } from "#ui/words.ts";
import { highlightPlaces } from "./highlight.ts";
import type { Verifying } from "./use-verify.ts";

/** The tax authority's own page (全国增值税发票查验平台). */
const OFFICIAL = "https://inv-veri.chinatax.gov.cn/";

interface Props {
	readonly app: App;
	readonly view: RecordView;
	readonly base: string;
	readonly diagnosis: Diagnosis;
	readonly verifying: Verifying;
}

interface Correction {
	readonly field?: FieldName;
	readonly values: Partial<FieldValues>;
}

/** 怎么办: what the last question's end means, what may be behind it, and buttons that do what comes next. */
export function NextSteps({ app, view, base, diagnosis, verifying }: Props) {
	const { route } = useLocation();
	const [correction, setCorrection] = useState<Correction>();
	const { correctable, situation } = diagnosis;
	const actions = diagnosis.actions.filter((action) => action !== "original" || view.originals.length > 0);
	// After a match the comparison below shows where it differs; here stands only what a person can put right.
	const differs = situation === "match_differs";
	const causes = differs ? diagnosis.causes.filter(({ suggestion }) => suggestion) : diagnosis.causes;
	const sample = view.row.sample || view.verdict.sample;
	const { says, next } = diagnosisText(diagnosis, { sample });
	const looked = diagnosis.causes.find(({ field }) => field)?.field;

	const correct = (field: FieldName | undefined, values: Partial<FieldValues> = {}) =>
		setCorrection({ ...(field && { field }), values });
	const run = (action: ActionId) => {
		if (action === "ask") verifying.start();
		if (action === "ask_later") void askLater(app, view);
		if (action === "correct") correct(correctable.find((field) => field === looked) ?? correctable[0]);
		if (action === "original") showOriginal(view, looked);
	};

	return (
		<section class="next-steps" data-situation={situation} aria-labelledby="next-steps">
			<h3>
				<span id="next-steps">{pick(diagnoseWords.title)}</span>{" "}
				{sample && (
					<span class="chip sample" title={t("sample.hint")}>
						{t("sample")}
					</span>
				)}
			</h3>
			<div class="next-says">
				<Mark tone={toneOf(situation)} />
				<div>
					<p>{says}</p>
					<p>
						<strong>{next}</strong>
					</p>
				</div>
			</div>
			{causes.length > 0 && (
				<>
					{!differs && <p class="muted small">{pick(diagnoseWords.causes)}</p>}
					<ol class="causes">
						{causes.map((cause) => (
							<li key={`${cause.code}${cause.field ?? ""}`} data-cause={cause.code}>
								<p>{causeText(cause)}</p>
								<CauseButton cause={cause} correctable={correctable} onCorrect={correct} />
							</li>
						))}
					</ol>
				</>
			)}
			{actions.length > 0 && (
				<div class="bar">
					{actions.map((action) => (
						<ActionButton
							key={action}
							action={action}
							disabled={verifying.running}
							onClick={() => run(action)}
							view={view}
						/>
					))}
				</div>
			)}
			{correction && (
				<div class="correction">
					<TypedForm
						key={`${correction.field}${JSON.stringify(correction.values)}`}
						app={app}
						recordId={view.row.id}
						known={view.invoice.fields}
						correcting={{
							title: pick(actionWords.correct),
							lead: pick(diagnoseWords.correctLead),
							...correction,
						}}
						onDone={(kept) => {
							setCorrection(undefined);
							if (kept !== view.row.id) route(`${base}/${kept}`, true);
						}}
						onCancel={() => setCorrection(undefined)}
					/>
				</div>
			)}
		</section>
	);
}

interface CauseButtonProps {
	readonly cause: Cause;
	readonly correctable: readonly FieldName[];
	readonly onCorrect: (field: FieldName, values?: Partial<FieldValues>) => void;
}

/** Leads to the form with the value that would fit already in its box; a person still has to save it. */
function CauseButton({ cause: { field, suggestion }, correctable, onCorrect }: CauseButtonProps) {
	if (!field || !correctable.includes(field)) return null;
	const values = suggestion ? { [suggestion.field]: suggestion.value } : {};
	return (
		<button type="button" class="button" onClick={() => onCorrect(field, values)}>
			{suggestion
				? pick(diagnoseWords.useValue, { fits: shown(suggestion.field, suggestion.value) })
				: pick(diagnoseWords.look, { field: fieldWord(field) })}
		</button>
	);
}

interface ActionButtonProps {
	readonly action: ActionId;
	readonly disabled: boolean;
	readonly view: RecordView;
	readonly onClick: () => void;
}

const PAGES: Partial<Record<ActionId, string>> = { settings: "/settings", storage: "/settings", library: "/library" };

function ActionButton({ action, disabled, view, onClick }: ActionButtonProps) {
	const word = pick(actionWords[action]);
	const page = PAGES[action];
	if (page) {
		return (
			<a class="button" href={page} data-action={action}>
				{word}
			</a>
		);
	}
	if (action === "official") {
		return (
			<a class="button" href={OFFICIAL} target="_blank" rel="noopener noreferrer" data-action={action}>
				{word}
				<span class="visually-hidden">（{pick(diagnoseWords.newTab)}）</span>
			</a>
		);
	}
	return (
		<button type="button" class="button" data-action={action} disabled={disabled && action === "ask"} onClick={onClick}>
			{word}
			{action === "ask_later" && (
				<span class="muted">{pick(diagnoseWords.later, { at: formatInstant(laterThan(view)) })}</span>
			)}
		</button>
	);
}

/** When it makes sense again: what the last failure says, else the next day in China. */
function laterThan({ askAgainAt }: RecordView): string {
	return askAgainAt ?? nextChinaDay(new Date()).toISOString();
}

async function askLater(app: App, view: RecordView): Promise<void> {
	const notBefore = laterThan(view);
	const queued = await app.enqueue([view.row.id], "library", { fresh: true, notBefore });
	if (!sayUnlessKept(queued)) return;
	say({ text: pick(diagnoseWords.queued, { at: formatInstant(notBefore) }) });
	changed();
}

/** Beside the text on wide windows, below it on phones; the field's place is marked on it. */
function showOriginal({ invoice }: RecordView, field: FieldName | undefined): void {
	const section = document.querySelector<HTMLElement>(".originals");
	section?.scrollIntoView({ block: "start" });
	section?.focus({ preventScroll: true });
	if (field) highlightPlaces(invoice.evidence.filter((one) => one.field === field));
}

const GOOD: readonly Situation[] = ["match_normal"];
const STOP: readonly Situation[] = ["match_void", "match_red_full", "match_differs", "mismatch", "not_found"];
const LOOK: readonly Situation[] = [
	"match_red_part",
	"match_red_unknown",
	"bad_input",
	"future_date",
	"missing_fields",
];

function toneOf(situation: Situation): Tone {
	if (GOOD.includes(situation)) return "good";
	if (STOP.includes(situation)) return "stop";
	return LOOK.includes(situation) ? "caution" : "unknown";
}
