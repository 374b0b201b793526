import type { Day } from "#core/base/day.ts";
import { compare } from "#core/diagnose/compare.ts";
import { type Diagnosis, diagnose, type End } from "#core/diagnose/diagnose.ts";
import type { RecordView } from "#core/flows/app.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { kindFor } from "#core/model/query.ts";
import { type UnaskedReason, unaskedReasons } from "#core/model/queue.ts";
import type { InvoiceRecord, RecordEvent } from "#core/model/record.ts";
import { isAboutInvoice, newestEvidenceAnswer } from "#core/settle/answers.ts";

interface Known {
	readonly record: InvoiceRecord;
	readonly query: RecordView["query"];
	readonly verdict: RecordView["verdict"];
	readonly today: Day;
}

/** How the last question ended, what was asked, and whether it was the sample authority. */
interface Ended {
	readonly end: End;
	readonly query?: Query;
	readonly answer?: Answer;
	readonly sampleAuthority: boolean;
}

/** The answer that counts beside what we hold, and what the way the last question ended means for a person. */
export function explain({ record, query, verdict, today }: Known): Pick<RecordView, "compared" | "diagnosis"> {
	const own = settleRecord({ ...record, answers: [] });
	const answer = newestEvidenceAnswer(record.answers.filter((one) => isAboutInvoice(one, own.fields)));
	const comparison = answer && compare(own, answer);
	const ended = lastEnd(record) ?? cannotAsk(own, query);
	return {
		...(comparison && { compared: { answer, comparison } }),
		...(ended && { diagnosis: diagnosisOf(own, ended) }),
	};

	function diagnosisOf(invoice: Invoice, { end, query: asked, sampleAuthority, answer: last }: Ended): Diagnosis {
		const current = query.ok ? query.value : undefined;
		return diagnose(invoice, asked ?? current, end, {
			today,
			sampleInvoice: record.sample,
			sampleAuthority,
			known: verdict.state,
			...(current && { current }),
			...(comparison && last === answer && { comparison }),
		});
	}
}

function lastEnd({ events, answers }: InvoiceRecord): Ended | undefined {
	const event = events.filter(({ what }) => what === "asked").toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
	const last = answers.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1))[0];
	const problem = event && problemOf(event);
	if (event && problem) return { end: problem, sampleAuthority: event.facts.provider === "sample" };
	if (!last) return undefined;
	const { outcome, state, query, provider } = last;
	return { end: { outcome, state }, query, answer: last, sampleAuthority: provider === "sample" };
}

/** `undefined` for an answer, and for the words of another build. */
function problemOf({ facts: { problem, status } }: RecordEvent): End | undefined {
	const code = unaskedReasons.find((known) => known === problem);
	return code && { problem: code, facts: typeof status === "number" ? { status } : {} };
}

/** Nobody was asked yet, and nobody can be as it is. */
function cannotAsk({ fields }: Invoice, query: RecordView["query"]): Ended | undefined {
	if (query.ok) return undefined;
	const kind = kindFor(fields);
	const problem: UnaskedReason = query.error.code;
	const facts: Readonly<Record<string, string>> =
		problem === "missing_fields" ? { fields: query.error.fields.join(",") } : { kind: kind ?? "" };
	return { end: { problem, facts }, sampleAuthority: false };
}
