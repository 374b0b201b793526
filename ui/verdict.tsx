import { Fragment } from "preact";

import type { Axis, Verdict } from "#core/model/verdict.ts";

import { t, tMaybe } from "./i18n/index.ts";
import { authenticityTone, claimableTone, Mark, stateTone, type Tone } from "./mark.tsx";

interface Props {
	readonly verdict: Verdict;
	/** Why each axis has its value, in sentences; the first is the one that decides. */
	readonly why: Readonly<Record<Axis, readonly string[]>>;
	/** A check that was not run, named, and why. */
	readonly notRunText: (item: Verdict["notRun"][number]) => { readonly name: string; readonly why: string };
}

/** The verdict: three lines that are never summed into one tick, and the checks that were not run. */
export function VerdictBlock({ verdict, why, notRunText }: Props) {
	const lines: readonly { axis: Axis; tone: Tone; word: string }[] = [
		{
			axis: "authenticity",
			tone: authenticityTone[verdict.authenticity],
			word: authenticityWord(verdict),
		},
		{ axis: "state", tone: stateTone[verdict.state], word: t(`state.${verdict.state}`) },
		{ axis: "claimable", tone: claimableTone[verdict.claimable], word: t(`claimable.${verdict.claimable}`) },
	];
	return (
		<section
			class="verdict"
			aria-label={t("verdict.label")}
			data-authenticity={verdict.authenticity}
			data-state={verdict.state}
			data-claimable={verdict.claimable}
			data-sample={String(verdict.sample)}
		>
			{lines.map(({ axis, tone, word }) => (
				<div key={axis} class={`verdict-line ${tone}`} data-axis={axis}>
					<span class="verdict-axis">{t(`axis.${axis}`)}</span>
					<span class="verdict-word">
						<Mark tone={tone} />
						<strong>{word}</strong>
						{verdict.sample && (
							<span class="chip sample" title={t("sample.hint")}>
								{t("sample")}
							</span>
						)}
					</span>
					<span class="verdict-why">
						{why[axis].map((sentence) => (
							<Sentence key={sentence} text={sentence} />
						))}
					</span>
				</div>
			))}
			{verdict.notRun.length > 0 && (
				<details class="not-run">
					<summary>
						{t("record.notRun", { count: verdict.notRun.length })}
						<span class="muted"> · {shortWhy(verdict.notRun.map((item) => notRunText(item).why))}</span>
					</summary>
					<ul>
						{verdict.notRun.map((item) => {
							const { name, why } = notRunText(item);
							return (
								<li key={item.check}>
									<span>{name}</span>
									<span class="muted">{why}</span>
								</li>
							);
						})}
					</ul>
				</details>
			)}
		</section>
	);
}

/** Named after what decided: "not found" is not "differs", and nobody but the tax authority speaks as it. */
function authenticityWord({ authenticity, reasons }: Verdict): string {
	const first = reasons.find(({ axis }) => axis === "authenticity");
	const named = authenticity === "confirmed" || authenticity === "contradicted";
	return (named && tMaybe(`authenticity.by.${first?.code}`)) || t(`authenticity.${authenticity}`);
}

/** A sentence and its facts, split by dots; a date must not break at its hyphens. */
function Sentence({ text }: { text: string }) {
	const [sentence, ...facts] = text.split(" · ");
	return (
		<span>
			{sentence}
			{facts.map((fact) => (
				<Fragment key={fact}>
					{" · "}
					<span class="verdict-fact">{fact}</span>
				</Fragment>
			))}
		</span>
	);
}

/** The first reasons why checks did not run, each once. */
function shortWhy(whys: readonly string[]): string {
	return [...new Set(whys)].slice(0, 3).join(" · ");
}
