import { isKindId } from "#core/model/kinds/index.ts";
import type { Axis, Reason, Verdict } from "#core/model/verdict.ts";
import { checkById } from "#core/rules/index.ts";
import { language, pick, t, tMaybe } from "./i18n/index.ts";
import { formatInstant } from "./value.tsx";
import { elsewhere, fieldList, kindName } from "./words.ts";

/** Why each axis has its value, in sentences. Hits of checks with one meaning are told in one sentence. */
export function whyOf(reasons: readonly Reason[]): Record<Axis, readonly string[]> {
	const of = (axis: Axis) => {
		const mine = reasons.filter((reason) => reason.axis === axis);
		return [...new Set(mine.map((reason) => sentence(reason, mine)))];
	};
	return { authenticity: of("authenticity"), state: of("state"), claimable: of("claimable") };
}

/** Name of a check that is ours or of the frame around them (signature, authority). */
export function checkName(id: string): string {
	const check = checkById(id);
	return check ? pick(check.name) : (tMaybe(`check.name.${id}`) ?? id);
}

/** A check that was not run, and what was missing for it. */
export function notRunText({ check, missing }: Verdict["notRun"][number]): { name: string; why: string } {
	const fields = missing.filter((what) => tMaybe(`field.${what}`) !== undefined);
	const things = missing.filter((what) => tMaybe(`field.${what}`) === undefined);
	const parts = [
		...(fields.length > 0 ? [t("missing.fields", { fields: fieldList(fields) })] : []),
		...things.map((what) => {
			const outcome = tMaybe(`outcome.short.${what}`);
			return tMaybe(`missing.${what}`) ?? (outcome ? t("missing.outcome", { outcome }) : what);
		}),
	];
	return { name: checkName(check), why: parts.join(separator()) };
}

function sentence(reason: Reason, all: readonly Reason[]): string {
	const { facts, code } = reason;
	const same = all.filter((one) => one.code === code);
	const checks = same.map((one) => checkName(String(one.facts.check))).join(separator());
	const fields = fieldList(
		String(facts.fields ?? "")
			.split(",")
			.filter(Boolean),
	);
	const outcome = tMaybe(`outcome.short.${facts.outcome}`) ?? "";
	const next = tMaybe(`outcome.${facts.outcome}`) ?? "";
	const kind = typeof facts.kind === "string" && isKindId(facts.kind) ? facts.kind : undefined;
	const place = kind && { kind: kindName(kind), elsewhere: elsewhere(kind) };
	const text =
		tMaybe(`reason.${code}`, { ...facts, checks, fields, outcome, next, ...place }) ?? t("reason.other", { code });
	return [text, ...whenAsked(facts)].join(" · ");
}

/** When it was asked, and how the authority counts it: an old answer must show its age. */
function whenAsked(facts: Reason["facts"]): readonly string[] {
	if (facts.askedAt === undefined) return [];
	const count = facts.authorityCount === undefined ? [] : [t("answer.count", { count: facts.authorityCount })];
	return [formatInstant(String(facts.authorityTime ?? facts.askedAt)), ...count];
}

function separator(): string {
	return language.value === "en" ? ", " : "、";
}
