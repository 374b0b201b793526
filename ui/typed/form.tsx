import { useEffect, useId, useRef, useState } from "preact/hooks";

import type { Day } from "#core/base/day.ts";
import type { FieldName, FieldValues, TypedFields } from "#core/model/fields.ts";
import { isKindId, type KindId, kinds } from "#core/model/kinds/index.ts";
import { pick, t } from "#ui/i18n/index.ts";
import { fieldWord, kindName } from "#ui/words.ts";
import { draftOf, resumed, type TypedDraft, textsOf } from "./draft.ts";
import { derivedKind, fieldsFor, hintFor, type Texts, type TypedField, valuesOf } from "./fields.ts";

interface Props {
	/** The day in China: a later one is no day of issue. */
	readonly today: Day;
	/** Reads a pasted line; nothing where it names no invoice. */
	readonly readLine: (text: string) => Partial<FieldValues> | undefined;
	/** Without values of its own the form makes a new record, with them it completes one. */
	readonly completing: boolean;
	readonly known?: Partial<FieldValues>;
	/** What to write above the form in place of its own words. */
	readonly heading?: { readonly title: string; readonly lead: string };
	/** Putting values right: what to write above the form, values to begin with, and the box to begin in. */
	readonly correcting?: {
		readonly title: string;
		readonly lead: string;
		readonly values: Partial<FieldValues>;
		readonly field?: FieldName;
	};
	/** Keeps the values; gives what to say where they were not kept. What was typed stays in its boxes then. */
	readonly onSave: (values: TypedFields) => Promise<string | undefined>;
	readonly onCancel?: () => void;
	/** What was typed before the form was taken away. */
	readonly draft?: TypedDraft;
	/** Told of what is typed, and of nothing once there is none. */
	readonly onDraft?: (draft: TypedDraft | undefined) => void;
}

/** The typed form: asks what the kind needs, checks while typing without shouting, understands a pasted line. */
export function TypedForm(props: Props) {
	const { today, readLine, completing, known = {}, heading, correcting, onSave, onCancel, draft, onDraft } = props;
	const begin = { ...known, ...correcting?.values };
	const [first] = useState(() => resumed(begin, draft));
	const [texts, setTexts] = useState<Texts>(first.texts);
	const [chosen, setChosen] = useState<KindId | undefined>(first.kind);
	const [said, setSaid] = useState("");
	const [busy, setBusy] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const id = useId();
	const derived = derivedKind(texts);
	const kind = chosen ?? derived;
	const { needed, more } = fieldsFor(kind, correcting?.field);

	useEffect(() => {
		if (!correcting) return;
		form.current?.scrollIntoView({ block: "nearest" });
		form.current?.querySelector<HTMLElement>(`[name="${correcting.field ?? "number"}"]`)?.focus();
	}, []);

	useEffect(() => onDraft?.(draftOf(begin, texts, chosen)), [texts, chosen]);

	const onPaste = (event: ClipboardEvent) => {
		const line = readLine(event.clipboardData?.getData("text/plain") ?? "");
		const found = textsOf(line ?? {});
		if (Object.keys(found).length < 2) return; // one value belongs into the box it was pasted into
		event.preventDefault();
		setTexts({ ...texts, ...found });
		setSaid(t("form.pasted", { count: Object.keys(found).length }));
	};

	const save = async () => {
		const all = valuesOf(texts, kind);
		// Who puts one value right has not said the others: they stay what the file says.
		const values = correcting && all.number ? changesFrom(known, all) : all;
		if (!all.number) {
			setSaid(t("form.needNumber"));
			form.current?.querySelector<HTMLInputElement>('[name="number"]')?.focus();
			return;
		}
		setBusy(true);
		const problem = await onSave(values);
		setBusy(false);
		if (problem !== undefined) setSaid(problem);
	};

	const box = (field: TypedField, optional: boolean) => {
		const text = texts[field] ?? "";
		const hint = hintFor(field, text, kind, today);
		return (
			<div class={`field f-${field}`} key={field}>
				<label for={`${id}-${field}`}>
					{fieldWord(field)}
					{optional && <span class="small"> · {t("form.optional")}</span>}
				</label>
				<input
					id={`${id}-${field}`}
					class="input"
					name={field}
					autocomplete="off"
					spellcheck={false}
					inputMode={/Name|TaxId/.test(field) ? "text" : /amount|tax|total/.test(field) ? "decimal" : "numeric"}
					value={text}
					aria-describedby={`${id}-${field}-hint`}
					aria-invalid={hint !== undefined}
					onInput={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
				/>
				<span id={`${id}-${field}-hint`} class={hint ? "hint wrong" : "hint"}>
					{hint && t(hint.word, hint.facts)}
				</span>
			</div>
		);
	};

	return (
		<form
			ref={form}
			class="typed"
			onPaste={onPaste}
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<div>
				<h2>{correcting?.title ?? heading?.title ?? t(completing ? "form.complete" : "form.title")}</h2>
				<p class="muted">{correcting?.lead ?? heading?.lead ?? t(completing ? "form.complete.lead" : "form.lead")}</p>
			</div>
			<div class="typed-fields">
				<div class="field f-kind">
					<label for={`${id}-kind`}>{t("form.kind")}</label>
					<select
						id={`${id}-kind`}
						class="input"
						name="kind"
						value={chosen ?? ""}
						onChange={(event) => setChosen(isKindId(event.currentTarget.value) ? event.currentTarget.value : undefined)}
					>
						<option value="">{t("form.kind.auto")}</option>
						{kinds.map((entry) => (
							<option key={entry.id} value={entry.id}>
								{pick(entry.name)}
							</option>
						))}
					</select>
					<span class="hint">{!chosen && derived && t("form.kind.derived", { kind: kindName(derived) })}</span>
				</div>
				{needed.map((field) => box(field, false))}
				{more.map((field) => box(field, true))}
			</div>
			<p class="said" role="status">
				{said}
			</p>
			<div class="bar">
				<button type="submit" class="button primary" disabled={busy}>
					{t(correcting ? "form.correct.save" : completing ? "form.complete.save" : "form.save")}
				</button>
				{onCancel && (
					<button type="button" class="button quiet" onClick={onCancel}>
						{t("action.close")}
					</button>
				)}
			</div>
		</form>
	);
}

/** The values that are not as known; `null` for those that were emptied, as it must also go over a port as JSON. */
function changesFrom(known: Partial<FieldValues>, values: Partial<FieldValues>): TypedFields {
	const names = [...new Set([...Object.keys(values), ...Object.keys(textsOf(known))])] as FieldName[]; // keys of both
	return Object.fromEntries(
		names.filter((name) => known[name] !== values[name]).map((name) => [name, values[name] ?? null]),
	);
}
