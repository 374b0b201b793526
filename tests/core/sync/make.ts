import { createHash } from "node:crypto";

import fc from "fast-check";

import { canonicalJson } from "#core/base/canonical-json.ts";
import { evidence } from "#core/model/evidence.ts";
import { withMarks } from "#core/model/labels.ts";
import type { InvoiceRecord, RecordEvent, StoredReading } from "#core/model/record.ts";
import { makeAnswer } from "#tests/core/flows/support.ts";

export function hashOf(event: RecordEvent): string {
	return createHash("sha256").update(canonicalJson(event)).digest("hex");
}

/** Few instants, so that ties are common. */
const instant = fc.nat(6).map((minute) => `2026-11-20T02:0${minute}:00.000Z`);
const sha256 = fc.constantFrom("a", "b", "c").map((letter) => letter.repeat(64));

const reading: fc.Arbitrary<StoredReading> = fc.record({
	form: fc.constantFrom("pdf", "xml"),
	evidence: fc.array(
		fc.constantFrom("演示甲", "演示乙").map((name) => evidence("sellerName", name, "text")),
		{ maxLength: 1 },
	),
	lines: fc.constant([]),
	qr: fc.constant([]),
	notes: fc.constant([]),
	sha256,
	part: fc.nat(1),
	readAt: instant,
});

const doings = [
	"claimed",
	"unclaimed",
	"trashed",
	"restored",
	"typed",
	"asked",
	"filed",
	"unfiled",
	"tagged",
	"untagged",
	"annotated",
	"noted",
	"listed",
	"unlisted",
] as const;

/**
 * What one vault may have made of a record that had the past `common` when the two last met: it goes on with events of
 * its own, as the app writes them.
 */
export function lived(common: InvoiceRecord): fc.Arbitrary<InvoiceRecord> {
	const step = fc.record({
		what: fc.constantFrom(...doings),
		at: instant,
		field: fc.constantFrom("sellerName" as const, "number" as const),
		text: fc.constantFrom("", "演示丙", "演示丁"),
		reading,
	});
	return fc.array(step, { maxLength: 6 }).map((steps) => {
		let record = common;
		for (const one of steps) record = after(record, one);
		return record;
	});
}

/** Of doings that events call otherwise. */
const names: Partial<Record<(typeof doings)[number], RecordEvent["what"]>> = {
	untagged: "tagged",
	unfiled: "filed",
	listed: "merged",
	unlisted: "noted",
};

/** A row of a ledger, without a file. */
function rowOf(name: string, readAt: string): StoredReading {
	return {
		form: "ledger",
		evidence: [evidence("sellerName", name, "ledger")],
		lines: [],
		qr: [],
		notes: [],
		part: 0,
		readAt,
	};
}

interface Doing {
	readonly what: (typeof doings)[number];
	readonly at: string;
	readonly field: "sellerName" | "number";
	readonly text: string;
	readonly reading: StoredReading;
}

function after(record: InvoiceRecord, { what, at, field, text, reading: read }: Doing): InvoiceRecord {
	const last = record.events.at(-1);
	const facts: RecordEvent["facts"] = what === "typed" ? { fields: field } : {};
	const event: RecordEvent = {
		at,
		what: names[what] ?? (what as RecordEvent["what"]), // all others are names of events
		facts,
		...(last && { previous: hashOf(last) }),
	};
	const next = { ...record, events: [...record.events, event], updatedAt: at };
	const { claimedAt: _, ...unclaimed } = next;
	const { trashedAt: __, ...restored } = next;
	const query = { kind: "digital_ordinary", code: "", number: text, issuedOn: "20260914", checkValue: "" } as const;
	switch (what) {
		case "claimed":
			return { ...next, claimedAt: at };
		case "unclaimed":
			return unclaimed;
		case "trashed":
			return { ...next, trashedAt: at };
		case "restored":
			return restored;
		case "typed": {
			const others = next.typed.filter((one) => one.field !== field);
			return { ...next, typed: text === "" ? others : [...others, evidence(field, text, "typed")] };
		}
		case "asked":
			return { ...next, answers: [...next.answers, makeAnswer(query as never, { askedAt: at })] }; // a day is a branded text
		case "filed":
			return { ...next, category: { name: text, at, by: field === "number" ? "rule" : "user" } };
		case "unfiled":
			return { ...next, category: { name: text, at: record.createdAt, by: "rule", undoneAt: at } };
		case "tagged":
			return { ...next, tags: withMarks(record.tags, { add: [text || "重要", "差旅"] }, at) };
		case "listed":
			return { ...next, readings: [...next.readings.filter(({ form }) => form !== "ledger"), rowOf(text, at)] };
		case "unlisted": {
			const back = (one: StoredReading) =>
				one.form === "ledger" ? ({ ...one, gone: true, readAt: at } as const) : one;
			return { ...next, readings: next.readings.map(back) };
		}
		case "untagged":
			return { ...next, tags: withMarks(record.tags, { remove: [text || "重要"] }, at) };
		case "annotated":
			return { ...next, note: { text, at } };
		default:
			return { ...next, readings: [...next.readings, read] };
	}
}

export function born(id: string, at = "2026-11-20T02:00:00.000Z"): InvoiceRecord {
	const events = [{ at, what: "captured", facts: {} }] as const;
	return { id, readings: [], typed: [], answers: [], events, sample: true, createdAt: at, updatedAt: at };
}
