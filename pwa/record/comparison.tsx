import { formatMoney } from "#core/base/fen.ts";
import type { FieldComparison, Comparison as Values } from "#core/diagnose/compare.ts";
import { type LineColumn, type LineComparison, lineColumns } from "#core/diagnose/lines.ts";
import type { Compared } from "#core/diagnose/values.ts";
import type { Answer } from "#core/model/answer.ts";
import type { Line } from "#core/model/line.ts";
import { t } from "#pwa/i18n/index.ts";
import { shown } from "#ui/diagnosis-text.ts";
import { diffTexts } from "#ui/diff.ts";
import { diagnoseWords, mannerWords, relationWords } from "#ui/i18n/diagnose/words.ts";
import { pick } from "#ui/i18n/index.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { formatInstant, Marked } from "#ui/value.tsx";
import { fieldWord } from "#ui/words.ts";

/** Rows that agree and are drawn; of a list of hundreds the rest is a number. */
const SHOWN_ROWS = 20;

interface Props {
	readonly answer: Answer;
	readonly comparison: Values;
}

/** 逐项对照: what we hold and what the authority has, what differs first; open by itself only where something does. */
export function Comparison({ answer, comparison: { fields, lines, differing } }: Props) {
	const agreeing = lines.filter(({ relation }) => relation === "equal");
	const hidden = new Set(agreeing.slice(SHOWN_ROWS));
	const sides = {
		ours: pick(diagnoseWords.ours),
		theirs: pick(answer.sample ? diagnoseWords.theirsSample : diagnoseWords.theirs),
	};
	const rows = [
		...fields.map((one) => ({
			key: one.field as string,
			name: fieldWord(one.field),
			compared: one,
			texts: fieldTexts(one),
		})),
		...lines.flatMap((one, at) => {
			const name = pick(diagnoseWords.line, { at: at + 1 });
			return hidden.has(one) ? [] : [{ key: `line-${at}`, name, compared: one, texts: lineTexts(one) }];
		}),
	];
	const weight = ({ relation, how }: Compared) => (relation === "equal" ? 2 : isDifferent({ relation, how }) ? 0 : 1);
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
						<th scope="col">{sides.ours}</th>
						<th scope="col">
							{sides.theirs} {answer.sample && <span class="chip sample">{t("sample")}</span>}
						</th>
						<th scope="col">{pick(diagnoseWords.verdict)}</th>
					</tr>
				</thead>
				<tbody>
					{rows
						.toSorted((a, b) => weight(a.compared) - weight(b.compared))
						.map(({ key, ...row }) => (
							<Row key={key} id={key} sides={sides} {...row} />
						))}
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

interface RowProps {
	readonly name: string;
	readonly id: string;
	readonly compared: Compared;
	readonly texts: Texts;
	readonly sides: Texts;
}

function Row({ name, id, compared, texts: { ours, theirs }, sides }: RowProps) {
	const { relation, how } = compared;
	const differs = isDifferent(compared);
	const { a, b } = differs ? diffTexts(ours, theirs) : { a: plain(ours), b: plain(theirs) };
	return (
		<tr class={differs ? "differs" : ours === theirs ? "alike" : ""} data-compared={id} data-relation={relation}>
			<th scope="row">{name}</th>
			<td data-side={sides.ours} data-empty={ours === ""}>
				<Marked parts={a} />
			</td>
			<td data-side={sides.theirs} data-empty={theirs === ""}>
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

/** Remarks are laid out in too many ways for a difference to count. */
function isDifferent({ relation, how }: Compared): boolean {
	return relation === "differs" && how !== "free_text";
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
