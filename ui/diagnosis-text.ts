import type { Cause } from "#core/diagnose/cause.ts";
import type { Diagnosis } from "#core/diagnose/diagnose.ts";
import type { FieldName } from "#core/model/fields.ts";
import { isKindId, kindById } from "#core/model/kinds/index.ts";
import { causeWords } from "./i18n/diagnose/causes.ts";
import { knownWords, situationWords } from "./i18n/diagnose/situations.ts";
import { diagnoseWords } from "./i18n/diagnose/words.ts";
import { pick, t } from "./i18n/index.ts";
import { valueText } from "./value.tsx";
import { elsewhere, fieldList, fieldWord, kindName } from "./words.ts";

/** What happened and what to do next, in one sentence each; with what an earlier answer told of the state. */
export function diagnosisText(
	{ situation, facts, known }: Diagnosis,
	{ sample }: { readonly sample: boolean },
): {
	readonly says: string;
	readonly next: string;
} {
	const { says, next } = situationWords[situation];
	const before = known && knownWords[known];
	const kind = typeof facts.kind === "string" && isKindId(facts.kind) ? facts.kind : undefined;
	const filled = {
		...facts,
		who: pick(sample ? diagnoseWords.whoSample : diagnoseWords.who),
		fields: fieldList(
			String(facts.fields ?? "")
				.split(",")
				.filter(Boolean),
		),
		kind: kind ? kindName(kind) : "",
		elsewhere: kind ? elsewhere(kind) : "",
	};
	return {
		says: [pick(says, filled), before && pick(before.says)].filter(Boolean).join(" "),
		next: before?.next ? pick(before.next) : pick(next, filled),
	};
}

/** Why we think so, its values as people read them. */
export function causeText({ code, field, ours, source, facts }: Cause): string {
	const kind = typeof facts.kind === "string" && isKindId(facts.kind) ? facts.kind : undefined;
	return pick(causeWords[code], {
		...facts,
		field: field ? fieldWord(field) : "",
		fields: fieldList(
			String(facts.fields ?? "")
				.split(",")
				.filter(Boolean),
		),
		ours: shown(field, ours),
		fits: shown(field, facts.fits),
		source: source ? t(`source.${source}`) : "",
		check: checkName(ours),
		fitsCheck: checkName(facts.fits),
		kind: kind ? kindName(kind) : "",
		elsewhere: kind ? elsewhere(kind) : "",
	});
}

/** A value of a field as people read it. */
export function shown(field: FieldName | undefined, value: string | number | undefined): string {
	if (value === undefined) return "";
	return field ? valueText(field, value as never, kindName) : String(value); // a cause's values are of its field
}

function checkName(kind: string | number | undefined): string {
	return typeof kind === "string" && isKindId(kind) ? pick(kindById(kind).checkValueName) : "";
}
