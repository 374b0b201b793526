import type { Day } from "#core/base/day.ts";
import { foldText } from "#core/base/text.ts";
import type { RecordRow, Settings } from "#core/flows/app.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import { type Watched, watchedOf } from "#core/flows/watch/due.ts";
import { judge } from "#core/judge/judge.ts";
import type { Finding, Severity } from "#core/model/finding.ts";
import type { Identity } from "#core/model/identity.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { namesOf as marked, shownLabels } from "#core/model/labels.ts";
import type { InvoiceRecord, StoredReading } from "#core/model/record.ts";
import type { Axis, Verdict } from "#core/model/verdict.ts";
import type { CheckContext, Twin } from "#core/rules/check.ts";
import { runChecks } from "#core/rules/index.ts";
import { changesOn } from "#core/rules/steady.ts";
import { settle } from "#core/settle/settle.ts";
import { openChange } from "#core/watch/change.ts";
import { keysOf, namesOf } from "./names.ts";

/** Goes up when the members below change: an app does not look at summaries of another shape. */
export const SUMMARY_SHAPE = 5;

/** What is kept of a record for lists and for finding twins. Computed, never truth. */
export interface Summary {
	readonly shape: number;
	/** It was judged on this day, and may come to something else from the other on. */
	readonly judgedOn: Day;
	readonly changesOn: Day;
	readonly row: RecordRow;
	/** All that is found by searching; the finder takes it over, and lists do without. */
	readonly face: Pick<Invoice, "fields" | "lines" | "particulars">;
	/** The worst finding that hit. */
	readonly risk: Severity | "none";
	readonly marks: Marks;
	readonly watched: Watched;
}

/** A summary as it stays in memory beside the finder. */
export type Listed = Omit<Summary, "face">;

/** By what a record is found to be a twin of another. */
export interface Marks {
	readonly id: string;
	readonly identity?: Identity;
	/** Every number it is known by. */
	readonly keys: readonly string[];
	/** Places in files: `<sha256>#<part>`. */
	readonly parts: readonly string[];
	/** Seller, total and day together; one with the tax id, one with the name. */
	readonly near: readonly string[];
	/** Those of `parts` and `near` by which no other is its twin that has them here too: a person looked at them all. */
	readonly apart?: readonly string[];
	readonly savedOn: Day;
	readonly claimedOn?: Day;
	/** A record in the trash is nobody's twin. */
	readonly trashed: boolean;
}

/** What records are judged against, the same for all of them. */
export interface Judging {
	readonly today: Day;
	readonly settings: Pick<Settings, "ownCompanies" | "claimWithinDays">;
	/** Names the settings and the code that judges. */
	readonly basis: string;
}

export interface Judged {
	readonly invoice: Invoice;
	readonly findings: readonly Finding[];
	readonly verdict: Verdict;
}

export function settleRecord(record: InvoiceRecord): Invoice {
	const readings = record.readings.filter(({ gone }) => !gone).map(withOrigin);
	return settle(readings, { typed: record.typed, answers: record.answers });
}

/** A record can have several originals, so each value says which of them it stands on. */
function withOrigin(reading: StoredReading): StoredReading {
	const { sha256, member } = reading;
	if (!sha256) return reading;
	const origin = { sha256, ...(member !== undefined && { member }) };
	return { ...reading, evidence: reading.evidence.map((one) => ({ ...one, origin })) };
}

export function judgeRecord(
	record: InvoiceRecord,
	invoice: Invoice,
	{ today, settings }: Judging,
	twins: readonly Twin[],
): Judged {
	const findings = runChecks(invoice, { ...contextOf({ today, settings }), twins });
	return { invoice, findings, verdict: judge({ invoice, findings, answers: record.answers, today }) };
}

export function summarise(record: InvoiceRecord, judged: Judged, judging: Judging): Summary {
	const { fields, lines, particulars } = judged.invoice;
	return {
		shape: SUMMARY_SHAPE,
		judgedOn: judging.today,
		changesOn: changesOn(judged.invoice, contextOf(judging)),
		row: rowOf(record, judged),
		face: { fields, lines, ...(particulars && { particulars }) },
		risk: worst(judged.findings),
		marks: marksOf(record, judged.invoice),
		watched: watchedOf(record, judged.invoice),
	};
}

/** Whether judging again could come to anything else. */
export function isCurrent({ judgedOn, changesOn: until }: Listed, { today }: Pick<Judging, "today">): boolean {
	return judgedOn <= today && today < until; // a clock may have been put back
}

function contextOf({ today, settings }: Pick<Judging, "today" | "settings">): CheckContext {
	const { ownCompanies, claimWithinDays } = settings;
	return { today, ownCompanies, ...(claimWithinDays !== undefined && { claimWithinDays }) };
}

export function marksOf(record: InvoiceRecord, invoice: Invoice): Marks {
	const { sellerTaxId, sellerName, total, issuedOn } = invoice.fields;
	const sellers = [sellerTaxId, sellerName].flatMap((seller) => (seller ? foldText(seller) : []));
	return {
		id: record.id,
		...(record.identity && { identity: record.identity }),
		keys: keysOf(namesOf(invoice.fields)),
		parts: record.readings.flatMap(partOf),
		near: total && issuedOn ? sellers.map((seller) => `${seller}|${total}|${issuedOn}`) : [],
		...(record.apart && { apart: marked(record.apart) }),
		savedOn: chinaDay(new Date(record.createdAt)),
		...(record.claimedAt && { claimedOn: chinaDay(new Date(record.claimedAt)) }),
		trashed: record.trashedAt !== undefined,
	};
}

/** The place of a reading in its file; none when there is no file. */
export function partOf(reading: StoredReading): readonly string[] {
	return reading.sha256 ? [`${reading.sha256}#${reading.part}`] : [];
}

/** Those of `others` that may be the same invoice. */
export function twinsOf(marks: Marks, others: readonly Marks[]): readonly Twin[] {
	return others.flatMap((other) => twinOf(marks, other) ?? []);
}

/** Why `other` may be the same invoice, `undefined` when nothing says so. */
function twinOf(marks: Marks, other: Marks): Twin | undefined {
	if (other.id === marks.id || other.trashed) return undefined;
	const why = likeness(marks, other);
	if (!why) return undefined;
	const { id, identity, savedOn, claimedOn } = other;
	return { recordId: id, why, ...(identity && { identity }), savedOn, ...(claimedOn && { claimedOn }) };
}

/** What two records have in common, but for what a person has looked at: the same place in a file weighs most. */
function likeness(a: Marks, b: Marks): Twin["why"] | undefined {
	const shared = (key: string) => !(a.apart?.includes(key) && b.apart?.includes(key));
	if (a.parts.some((part) => b.parts.includes(part) && shared(part))) return "file";
	return a.near.some((near) => b.near.includes(near) && shared(near)) ? "near" : undefined;
}

export function rowOf(record: InvoiceRecord, { invoice, findings, verdict }: Judged): RecordRow {
	const { kind, code, number, issuedOn, buyerName, sellerName, amount, tax, total } = invoice.fields;
	return {
		id: record.id,
		...defined({ kind, code, number, issuedOn, buyerName, sellerName, amount, tax, total }),
		forms: invoice.forms.length > 0 ? invoice.forms : ["typed"],
		authenticity: verdict.authenticity,
		state: verdict.state,
		claimable: verdict.claimable,
		why: { authenticity: firstReason(verdict, "authenticity"), claimable: firstReason(verdict, "claimable") },
		sample: record.sample,
		needsPerson: record.identity === undefined,
		alerts: findings.filter((one) => one.outcome === "found" && one.severity !== "note").length,
		createdAt: record.createdAt,
		...shownLabels(record),
		...defined({ claimedAt: record.claimedAt, trashedAt: record.trashedAt, changed: openChange(record.events) }),
	};
}

function firstReason({ reasons }: Verdict, axis: Axis): string {
	return reasons.find((one) => one.axis === axis)?.code ?? "";
}

function worst(findings: readonly Finding[]): Summary["risk"] {
	const found = findings.flatMap((one) => (one.outcome === "found" ? one.severity : []));
	return (["stop", "look", "note"] as const).find((severity) => found.includes(severity)) ?? "none";
}

/** Without the members that are `undefined`. */
function defined<T extends object>(values: T): Partial<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>; // only members left out
}
