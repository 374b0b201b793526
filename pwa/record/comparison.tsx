import { formatMoney } from "#core/base/fen.ts";
import type { FieldComparison, Comparison as Values } from "#core/diagnose/compare.ts";
import { type LineColumn, type LineComparison, lineColumns } from "#core/diagnose/lines.ts";
import type { Compared } from "#core/diagnose/values.ts";
import type { Answer } from "#core/model/answer.ts";
import type { Line } from "#core/model/line.ts";
import { fieldWord } from "#pwa/words.ts";
import { diffTexts } from "#ui/diff.ts";
import { diagnoseWords, mannerWords, relationWords } from "#ui/i18n/diagnose.ts";
import { pick, t } from "#ui/i18n/index.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { formatInstant, Marked } from "#ui/value.tsx";
import { shown } from "./diagnosis-text.ts";

/** Rows that agree and are drawn; of a list of hundreds the rest is a number. */
const SHOWN_ROWS = 20;

interface Props {
	readonly answer: Answer;
	readonly comparison: Values;
}

/** 逐项对照: what we hold and what the authority has, side by side; open by itself only where something differs. */
export function Comparison({ answer, comparison: { fields, lines, differing } }: Props) {
	const agreeing = lines.filter(({ relation }) => relation === "equal");
	const hidden = new Set(agreeing.slice(SHOWN_ROWS));
	return (
		<details class="comparison" open={differing > 0} data-differing={differing}>
			<summary>
				<h3>{pick(diagnoseWords.comparison)}</h3>
				<span>
					<Mark tone={differing > 0 ? "stop" : "good"} />{" "}
					{differing > 0 ? pick(diagnoseWords.differing, { count: differing }) : pick(diagnoseWords.allSame)}
				</span>
				<span class="muted small">{formatInstant(answer.askedAt)}</span>
			</summary>
			<table>
				<thead>
					<tr>
						<th scope="col">{pick(diagnoseWords.item)}</th>
						<th scope="col">{pick(diagnoseWords.ours)}</th>
						<th scope="col">
							{pick(answer.sample ? diagnoseWords.theirsSample : diagnoseWords.theirs)}{" "}
							{answer.sample && <span class="chip sample">{t("sample")}</span>}
						</th>
						<th scope="col">{pick(diagnoseWords.verdict)}</th>
					</tr>
				</thead>
				<tbody>
					{fields.map((one) => (
						<Row key={one.field} name={fieldWord(one.field)} id={one.field} compared={one} {...fieldTexts(one)} />
					))}
					{lines.map(
						(one, at) =>
							!hidden.has(one) && (
								<Row
									key={at}
									name={pick(diagnoseWords.line, { at: at + 1 })}
									id="line"
									compared={one}
									{...lineTexts(one)}
								/>
							),
					)}
				</tbody>
			</table>
			{hidden.size > 0 && <p class="muted">{pick(diagnoseWords.moreRows, { count: hidden.size })}</p>}
		</details>
	);
}

interface Texts {
	readonly ours: string;
	readonly theirs: string;
}

interface RowProps extends Texts {
	readonly name: string;
	readonly id: string;
	readonly compared: Compared;
}

function Row({ name, id, compared: { relation, how }, ours, theirs }: RowProps) {
	const differs = relation === "differs" && how !== "free_text";
	const { a, b } = differs ? diffTexts(ours, theirs) : { a: plain(ours), b: plain(theirs) };
	return (
		<tr class={differs ? "differs" : ""} data-compared={id} data-relation={relation}>
			<th scope="row">{name}</th>
			<td data-side={pick(diagnoseWords.ours)}>
				<Marked parts={a} />
			</td>
			<td data-side={pick(diagnoseWords.theirs)}>
				<Marked parts={b} />
			</td>
			<td class="relation">
				<span class="relation-word">
					<Mark tone={toneOf(relation, differs)} /> {pick(relationWords[relation])}
				</span>
				{how && <span class="muted small">{pick(mannerWords[how])}</span>}
			</td>
		</tr>
	);
}

function plain(text: string) {
	return text === "" ? [] : [{ text, differs: false }];
}

function toneOf(relation: Compared["relation"], differs: boolean): Tone {
	if (relation === "equal") return "good";
	return differs ? "stop" : "unknown";
}

function fieldTexts({ field, ours, theirs }: FieldComparison): Texts {
	return { ours: shown(field, ours), theirs: shown(field, theirs) };
}

/** What both sides tell of a row, so that marks stand only where they differ. */
function lineTexts({ ours, theirs, columns }: LineComparison): Texts {
	const told = lineColumns.filter(
		(column) => columns[column]?.relation !== "ours_only" && columns[column]?.relation !== "theirs_only",
	);
	const text = (lines: readonly Line[]) => {
		const [line] = lines;
		if (!line) return "";
		if (ours.length + theirs.length > 2) return sumText(lines);
		return told.flatMap((column) => cellText(line, column) || []).join(" · ");
	};
	return { ours: text(ours), theirs: text(theirs) };
}

function sumText(lines: readonly Line[]): string {
	const sum = lines.reduce((at, { amount }) => at + (amount ?? 0), 0);
	const words = { count: lines.length, sum: formatMoney(sum as never) }; // a sum of fen
	return [lines[0]?.name, pick(diagnoseWords.rows, words)].join(" · ");
}

function cellText(line: Line, column: LineColumn): string {
	const value = line[column];
	if (value === undefined) return "";
	return typeof value === "number" ? formatMoney(value) : value;
}
