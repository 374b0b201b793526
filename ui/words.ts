import { formatDay, parseDay } from "#core/base/day.ts";
import type { Problem } from "#core/base/result.ts";
import { defaultCategories } from "#core/categories/defaults.ts";
import type { Answer } from "#core/model/answer.ts";
import type { FieldName } from "#core/model/fields.ts";
import { isKindId, type KindId, kindById } from "#core/model/kinds/index.ts";
import type { ReadingNote } from "#core/model/reading.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { language, pick, t, tMaybe } from "./i18n/index.ts";
import { formatInstant } from "./value.tsx";

export function kindName(kind: KindId): string {
	return pick(kindById(kind).name);
}

/** The name of a kind where room is short. */
export function kindShortName(kind: KindId): string {
	const { shortName, name } = kindById(kind);
	return language.value === "en" ? name.en.replace(/ invoice$/, "") : shortName;
}

/** Where a kind can be checked that the service does not take. */
export function elsewhere(kind: KindId): string {
	const place = kindById(kind).elsewhere;
	return place ? pick(place) : t("ask.elsewhere");
}

export function fieldList(fields: readonly string[]): string {
	return fields.map((field) => tMaybe(`field.${field}`) ?? field).join(language.value === "en" ? ", " : "、");
}

/** Why a file gave no invoice: what happened, why, what next. */
export function readProblemText(problem: Problem): string {
	const budget = tMaybe(`budget.${String(problem.budget)}`) ?? t("budget.other");
	return tMaybe(`read.${problem.code}`, { ...problem, budget }) ?? t("read.failed");
}

export function verifyProblemText(problem: Problem): string {
	const kind =
		"kind" in problem && typeof problem.kind === "string" && isKindId(problem.kind) ? problem.kind : undefined;
	const fields = "fields" in problem && Array.isArray(problem.fields) ? fieldList(problem.fields.map(String)) : "";
	const facts = { ...problem, fields, kind: kind ? kindName(kind) : "", elsewhere: kind ? elsewhere(kind) : "" };
	return tMaybe(`ask.${problem.code}`, facts) ?? t("outcome.error");
}

/** What an answer means and what to do next; one of the sample authority says so first. */
export function outcomeText({ outcome, sample }: Pick<Answer, "outcome" | "sample">): string {
	const text = t(`outcome.${outcome}`);
	return sample ? t("outcome.sample", { text }) : text;
}

export function noteText(note: ReadingNote): string {
	const key = note.code === "needs_person" ? `note.needs_person.${note.reason}` : `note.${note.code}`;
	return tMaybe(key, { ...note }) ?? note.code;
}

export function eventText(event: RecordEvent): string {
	if (event.what === "changed") return changeText({ ...event.facts, at: event.at }, event.at);
	if (event.facts.damaged !== undefined) return t("event.mended");
	if (event.what === "noted" && event.facts.read === "back") return t("event.noted.back");
	const labelled = labelText(event);
	if (labelled !== undefined) return labelled;
	const fetched = event.what === "fetched" ? t(fetchedWord(event.facts.how)) : "";
	const outcome = tMaybe(`outcome.short.${event.facts.outcome}`) ?? fetched;
	return t(`event.${event.what}`, { ...event.facts, outcome }).replace(/[：:]\s*$/, "");
}

/** What the user said of the record, or a rule in his place. */
function labelText({ what, facts }: RecordEvent): string | undefined {
	const { added, removed, text, seller, goods } = facts;
	if (what === "filed") {
		const [from, to] = [categoryName(String(facts.from ?? "")), categoryName(String(facts.to ?? ""))];
		if (to === "") return t("event.filed.none", { from });
		if (facts.by !== "rule") return t("event.filed", { to });
		return t("event.filed.rule", { to, because: becauseText({ seller, goods, category: to }) });
	}
	if (what === "tagged") {
		const list = (names: unknown) =>
			String(names)
				.split("、")
				.join(language.value === "en" ? ", " : "、");
		const said = [
			...(added ? [t("event.tagged.added", { tags: list(added) })] : []),
			...(removed ? [t("event.tagged.removed", { tags: list(removed) })] : []),
		];
		return t("event.tagged", { what: said.join(language.value === "en" ? ", " : "，") });
	}
	if (what === "annotated" && !text) return t("event.annotated.none");
	return what === "parted" && facts.count === 0 ? t("event.parted.none") : undefined;
}

/** Why a rule says so: 因为上次把「云泽酒店」的「住宿服务」归为「差旅」. */
export function becauseText(facts: { seller: unknown; goods: unknown; category: string }): string {
	return t(facts.goods === undefined ? "event.filed.because.seller" : "event.filed.because", facts);
}

/** A usual category in the language on screen; the user's own as he wrote it. */
export function categoryName(name: string): string {
	if (language.value !== "en") return name;
	return defaultCategories.find(({ zh }) => zh === name)?.en ?? name;
}

function fetchedWord(how: unknown) {
	return how === "added" || how === "known" || how === "other"
		? (`event.fetched.${how}` as const)
		: "event.fetched.failed";
}

interface ChangeFacts {
	readonly at: string;
	readonly to?: string | number;
	readonly claimedOn?: string | number;
}

/** 「已报销 9-12，今日变为 全额红冲」: what an invoice has become, and whether its money is out already. */
export function changeText({ at, to, claimedOn }: ChangeFacts, now: string): string {
	const claim = claimedOn ? t("change.claim", { on: shortDay(formatDayText(String(claimedOn)), now) }) : "";
	const day = formatInstant(at).slice(0, 10);
	const today = day === formatInstant(now).slice(0, 10);
	const word = tMaybe(`change.${to}`) ?? tMaybe(`state.short.${to}`) ?? "";
	return t("event.changed", { claim, day: today ? t("change.today") : shortDay(day, now), to: word }).trim();
}

/** `9-12` within this year, else the whole day. */
function shortDay(day: string, now: string): string {
	return day.slice(0, 4) === now.slice(0, 4) ? `${Number(day.slice(5, 7))}-${Number(day.slice(8, 10))}` : day;
}

function formatDayText(day: string): string {
	const parsed = parseDay(day);
	return parsed ? formatDay(parsed) : day;
}

/** How a record is named where its number may be missing. */
export function rowName(row: {
	readonly number?: string;
	readonly sellerName?: string;
	readonly createdAt: string;
}): string {
	return row.number ?? row.sellerName ?? formatInstant(row.createdAt);
}

export const fieldWord = (field: FieldName): string => t(`field.${field}`);
