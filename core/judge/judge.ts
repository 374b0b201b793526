import { type Day, daysBetween, parseDay } from "#core/base/day.ts";
import type { Answer, InvoiceState } from "#core/model/answer.ts";
import { isEvidence } from "#core/model/answer.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Contradiction, Invoice } from "#core/model/invoice.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";
import { kindFor } from "#core/model/query.ts";
import type { Authenticity, Axis, Claimable, Reason, Verdict } from "#core/model/verdict.ts";
import { askedWithTheseValues, isAboutInvoice, newestEvidenceAnswer, newestFirst } from "#core/settle/answers.ts";
import { weighContradiction } from "#core/settle/weight.ts";
import type { ReasonCode } from "./reasons.ts";

export interface JudgeInput {
	readonly invoice: Invoice;
	readonly findings: readonly Finding[];
	readonly answers: readonly Answer[];
	readonly today: Day;
}

/** What one axis comes to: its value and why, the reason to show first. */
interface Judged<T> {
	readonly value: T;
	readonly reasons: readonly Reason[];
}

/** The id of the check that looks for twins; its hit has a reason of its own. */
const DUPLICATE = "duplicate";

/** States that never go back to normal, so an older answer still holds them. */
const lasting: readonly InvoiceState[] = ["void", "red_full", "red_part", "red_unknown"];

const stateReasons = {
	normal: "state_normal",
	void: "state_void",
	red_full: "state_red_full",
	red_part: "state_red_part",
	red_unknown: "state_red_unknown",
	unknown: "state_not_said",
} as const satisfies Record<InvoiceState, ReasonCode>;

/**
 * The verdict (判定) on three axes that are never mixed. It fails closed: whatever is not proven is unknown, and only
 * the authority's match proves. Signatures are not looked at yet, so nothing is ever `signed`.
 */
export function judge(input: JudgeInput): Verdict {
	const about = newestFirst(input.answers).filter((answer) => isAboutInvoice(answer, input.invoice.fields));
	const telling = about.filter((answer) => isTelling(answer, input.invoice));
	const authenticity = judgeAuthenticity(input, telling);
	const state = judgeState(telling, input.today);
	const claimable = judgeClaimable(input, authenticity.value, state.value);
	const newest = newestEvidenceAnswer(telling) ?? about[0];
	return {
		authenticity: authenticity.value,
		state: state.value,
		claimable: claimable.value,
		sample: newest?.sample ?? false,
		reasons: [...authenticity.reasons, ...state.reasons, ...claimable.reasons],
		notRun: [
			...input.findings
				.filter((finding) => finding.outcome === "notRun")
				.map(({ check, missing }) => ({ check, missing })),
			{ check: "signature", missing: ["not_available"] },
			...(telling.length > 0
				? []
				: [{ check: "authority", missing: [about[0]?.outcome ?? nobodyAsked(input.invoice)] }]),
		],
	};
}

function nobodyAsked(invoice: Invoice): string {
	return unaskableKind(invoice) ? "not_askable" : "not_asked";
}

/** Evidence about the invoice as it now is. A match without amounts proves only the values that were asked. */
function isTelling(answer: Answer, invoice: Invoice): boolean {
	if (!isEvidence(answer.outcome)) return false;
	if (askedWithTheseValues(answer, invoice.fields)) return true;
	return answer.outcome === "match" && (answer.fields.total ?? answer.fields.amount) !== undefined;
}

function judgeAuthenticity(input: JudgeInput, telling: readonly Answer[]): Judged<Authenticity> {
	const { invoice, today } = input;
	const all = newestFirst(input.answers);
	const answer = newestEvidenceAnswer(telling);
	const differs = (who: ReturnType<typeof weighContradiction>) =>
		invoice.contradictions.filter((contradiction) => weighContradiction(contradiction) === who);
	const against: Reason[] = [];
	if (answer && answer.outcome !== "match") {
		const said = answer.outcome === "mismatch" ? "mismatch" : "not_found";
		against.push(
			reason("authenticity", `${answer.sample ? "sample" : "authority"}_${said}`, answerFacts(answer, today)),
		);
	}
	const withAuthority = differs("authority");
	if (withAuthority.length > 0) {
		const by = answer ?? all.find((one) => one.outcome === "match");
		const facts = { ...(by ? answerFacts(by, today) : {}), ...fieldFacts(withAuthority) };
		const sample = (by ?? all[0])?.sample ?? false;
		against.push(reason("authenticity", sample ? "sample_differs" : "authority_differs", facts));
	}
	const withinFile = differs("file");
	if (withinFile.length > 0) against.push(reason("authenticity", "sources_differ", fieldFacts(withinFile)));
	const misread = differs("reading");
	const doubts = misread.length > 0 ? [reason("authenticity", "reading_differs", fieldFacts(misread))] : [];
	const asking = answer ? askedAgain(answer, all, today) : whyNoAnswer(all, input);

	if (against.length > 0) return { value: "contradicted", reasons: [...against, ...doubts, ...asking] };
	if (!answer) return { value: "unknown", reasons: [...asking, ...doubts] };
	const match = reason("authenticity", answer.sample ? "sample_match" : "authority_match", answerFacts(answer, today));
	if (doubts.length > 0) return { value: "unknown", reasons: [...doubts, match, ...asking] };
	return { value: "confirmed", reasons: [match, ...asking] };
}

/** The kind, where `/fpcy` does not take it: then "ask" is no advice. */
function unaskableKind({ fields }: Invoice): KindId | undefined {
	const kind = kindFor(fields);
	return kind && kindById(kind).checkValue === "none" ? kind : undefined;
}

/** No answer counts: nobody was asked, asking failed, or the answer concerns other values. */
function whyNoAnswer(all: readonly Answer[], { invoice, today }: JudgeInput): readonly Reason[] {
	const last = all[0];
	const kind = unaskableKind(invoice);
	if (!last) return [kind ? reason("authenticity", "not_askable", { kind }) : reason("authenticity", "not_asked", {})];
	if (isEvidence(last.outcome)) return [reason("authenticity", "asked_other_values", answerFacts(last, today))];
	const facts = { outcome: last.outcome, ...answerFacts(last, today) };
	return [reason("authenticity", last.sample ? "sample_could_not_ask" : "could_not_ask", facts)];
}

/** A failed attempt after the answer that counts: the answer keeps its value, but the reader learns of its age. */
function askedAgain(answer: Answer, all: readonly Answer[], today: Day): readonly Reason[] {
	const last = all.find((one) => one.sample === answer.sample);
	if (!last || last === answer || isEvidence(last.outcome)) return [];
	return [reason("authenticity", "could_not_ask_again", { outcome: last.outcome, ...answerFacts(last, today) })];
}

function judgeState(telling: readonly Answer[], today: Day): Judged<InvoiceState> {
	const newest = newestEvidenceAnswer(telling);
	const match = newestEvidenceAnswer(
		telling.filter((answer) => answer.outcome === "match" && answer.sample === newest?.sample),
	);
	if (!match) return { value: "unknown", reasons: [reason("state", "state_not_asked", {})] };
	const facts = answerFacts(match, today);
	if (newest !== match && !lasting.includes(match.state))
		return { value: "unknown", reasons: [reason("state", "state_outdated", facts)] };
	return { value: match.state, reasons: [reason("state", stateReasons[match.state], facts)] };
}

function judgeClaimable(input: JudgeInput, authenticity: Authenticity, state: InvoiceState): Judged<Claimable> {
	const hits = input.findings.filter((finding) => finding.outcome === "found");
	const no: Reason[] = [];
	const look: Reason[] = [];
	const unknown: Reason[] = [];
	const say = (list: Reason[], code: ReasonCode, facts: Reason["facts"] = {}) =>
		list.push(reason("claimable", code, facts));

	if (authenticity === "contradicted") say(no, "claim_contradicted");
	if (state === "void") say(no, "claim_void");
	if (state === "red_full") say(no, "claim_red_full");
	for (const hit of hits.filter((finding) => finding.severity === "stop"))
		say(no, hit.check === DUPLICATE ? "claim_duplicate" : "claim_stopped_by_check", { ...hit.facts, check: hit.check });
	if (state === "red_part") say(look, "claim_red_part");
	if (state === "red_unknown") say(look, "claim_red_unknown");
	if ((input.invoice.fields.total ?? input.invoice.fields.amount ?? 0) < 0) say(look, "claim_red_invoice");
	for (const hit of hits.filter((finding) => finding.severity === "look"))
		say(look, "claim_check_needs_look", { ...hit.facts, check: hit.check });
	const kind = unaskableKind(input.invoice);
	if (authenticity === "unknown" && kind && input.answers.length === 0) say(unknown, "claim_not_askable", { kind });
	else if (authenticity === "unknown") say(unknown, "claim_authenticity_unknown");
	else if (state === "unknown" && authenticity !== "contradicted") say(unknown, "claim_state_unknown");

	const reasons = [...no, ...look, ...unknown];
	if (no.length > 0) return { value: "no", reasons };
	if (look.length > 0) return { value: "look", reasons };
	if (unknown.length > 0) return { value: "unknown", reasons };
	return { value: "yes", reasons: [reason("claimable", "claim_nothing_against", {})] };
}

function fieldFacts(contradictions: readonly Contradiction[]): Reason["facts"] {
	return { fields: contradictions.map((one) => one.field).join(","), count: contradictions.length };
}

function answerFacts(answer: Answer, today: Day): Reason["facts"] {
	const asked = dayInChina(answer.askedAt);
	return {
		provider: answer.provider,
		askedAt: answer.askedAt,
		...(asked ? { ageDays: Math.max(0, daysBetween(asked, today)) } : {}),
		...(answer.authorityTime === undefined ? {} : { authorityTime: answer.authorityTime }),
		...(answer.authorityCount === undefined ? {} : { authorityCount: answer.authorityCount }),
	};
}

/** The authority counts its days in China's time, whatever the zone of the machine. */
function dayInChina(instant: string): Day | undefined {
	const at = Date.parse(instant);
	return Number.isNaN(at) ? undefined : parseDay(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10));
}

function reason(axis: Axis, code: ReasonCode, facts: Reason["facts"]): Reason {
	return { axis, code, facts };
}
