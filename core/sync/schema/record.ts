import * as z from "zod/mini";
import { invoiceStates, outcomes } from "#core/model/answer.ts";
import { sources } from "#core/model/evidence.ts";
import { fieldNames, isMoneyField } from "#core/model/fields.ts";
import { kindIds } from "#core/model/kinds/index.ts";
import { MAX_CATEGORY, MAX_NOTE, MAX_TAG, MOST_MARKS } from "#core/model/labels.ts";
import { particularIds } from "#core/model/particulars.ts";
import { forms } from "#core/model/reading.ts";

/** An id of ours: a UUID, or what a test or a migration gives. */
export const id = z.string().check(z.regex(/^[\w.-]{1,80}$/));
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as every clock here writes it: instants are compared as text. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

const short = text(500);
const long = text(20_000);
/** An answer's body as it came, at most 256 KiB. */
const raw = text(262_144);
const money = z.int();
const kind = z.enum(kindIds as [string, ...string[]]); // the list is never empty
const day = z.string().check(z.regex(/^\d{8}$/));
const decimal = z.string().check(z.regex(/^-?\d{1,40}(?:\.\d{0,40})?$/));
const count = z.int().check(z.gte(0), z.lte(1_000_000));
const fraction = z.number().check(z.gte(-1_000), z.lte(1_000));

/** Values of our own events and problems. A name that a prototype could answer to is none of ours. */
const facts = z.record(
	z.string().check(z.regex(/^(?!constructor$|prototype$|__)\w{1,40}$/)),
	z.union([text(2_000), z.number()]),
);

const place = z.strictObject({ page: count, x: fraction, y: fraction, width: fraction, height: fraction });
const origin = z.strictObject({ sha256, member: z.optional(short) });

const evidence = z
	.strictObject({
		field: z.enum(fieldNames),
		value: z.union([long, z.int()]),
		source: z.enum(sources),
		raw: z.optional(long),
		place: z.optional(place),
		origin: z.optional(origin),
	})
	.check(z.refine(({ field, value }) => isValue(field, value)));

const line = z.strictObject({
	name: long,
	spec: z.optional(long),
	unit: z.optional(short),
	quantity: z.optional(decimal),
	price: z.optional(decimal),
	rate: z.optional(short),
	amount: z.optional(money),
	tax: z.optional(money),
});
const lines = z.array(line).check(z.maxLength(5_000));

const note = z.strictObject({ code: short, reason: z.optional(short), part: z.optional(short) });

/** As `joinParticulars` leaves them. */
const texts = z.optional(z.array(text(200)).check(z.maxLength(40)));
const particulars = z.optional(z.strictObject(Object.fromEntries(particularIds.map((id) => [id, texts]))));

const reading = z.strictObject({
	form: z.enum(forms),
	evidence: z.array(evidence).check(z.maxLength(500)),
	lines: z.array(z.strictObject({ source: z.enum(sources), items: lines })).check(z.maxLength(10)),
	particulars,
	qr: z.array(z.strictObject({ text: text(4_000), place: z.optional(place) })).check(z.maxLength(50)),
	notes: z.array(note).check(z.maxLength(100)),
	member: z.optional(short),
	pages: z.optional(z.array(count).check(z.maxLength(2_000))),
	page: z.optional(z.strictObject({ url: text(500), title: text(500) })),
	sha256: z.optional(sha256),
	part: count,
	readAt: instant,
	gone: z.optional(z.literal(true)),
});

const fields = z
	.partial(z.strictObject(Object.fromEntries(fieldNames.map((name) => [name, z.union([long, z.int()])]))))
	.check(z.refine((values) => fieldNames.every((name) => values[name] === undefined || isValue(name, values[name]))));

const answer = z.strictObject({
	provider: short,
	sample: z.boolean(),
	outcome: z.enum(outcomes),
	state: z.enum(invoiceStates),
	askedAt: instant,
	query: z.strictObject({ kind, code: text(20), number: text(20), issuedOn: day, checkValue: text(40) }),
	authorityTime: z.optional(short),
	authorityCount: z.optional(count),
	fields,
	lines,
	particulars,
	pdfUrl: z.optional(text(4_000)),
	ofdUrl: z.optional(text(4_000)),
	message: z.optional(long),
	via: z.optional(
		z.strictObject({ how: z.enum(["asked", "joined", "kept"]), ageMs: z.number().check(z.gte(0)), supplier: short }),
	),
	raw,
});

const event = z.strictObject({
	at: instant,
	what: z.enum([
		"captured",
		"merged",
		"typed",
		"asked",
		"fetched",
		"changed",
		"acknowledged",
		"reopened",
		"claimed",
		"unclaimed",
		"trashed",
		"restored",
		"filed",
		"tagged",
		"annotated",
		"parted",
		"noted",
	]),
	facts,
	previous: z.optional(sha256),
});

/** Each side may have forgotten others of what was taken away. */
const marks = (most: number) =>
	z
		.array(z.strictObject({ name: text(most), at: instant, gone: z.optional(z.literal(true)) }))
		.check(z.maxLength(2 * MOST_MARKS));

const record = z.strictObject({
	id,
	identity: z.optional(z.string().check(z.regex(/^[\d-]{8,40}$/))),
	readings: z.array(reading).check(z.maxLength(200)),
	typed: z.array(evidence).check(z.maxLength(fieldNames.length)),
	answers: z.array(answer).check(z.maxLength(1_000)),
	events: z.array(event).check(z.maxLength(10_000)),
	sample: z.boolean(),
	createdAt: instant,
	updatedAt: instant,
	claimedAt: z.optional(instant),
	trashedAt: z.optional(instant),
	category: z.optional(
		z.strictObject({
			name: text(MAX_CATEGORY),
			at: instant,
			by: z.enum(["user", "rule"]),
			undoneAt: z.optional(instant),
		}),
	),
	tags: z.optional(marks(MAX_TAG)),
	note: z.optional(z.strictObject({ text: text(MAX_NOTE), at: instant })),
	apart: z.optional(marks(600)),
});

const journalEntry = z.strictObject({
	at: instant,
	kind: z.optional(kind),
	code: text(20),
	number: text(20),
	sellerName: z.optional(long),
	total: z.optional(money),
	provider: short,
	sample: z.boolean(),
	how: z.enum(["asked", "kept"]),
	outcome: z.optional(z.enum(outcomes)),
	problem: z.optional(short),
	status: z.optional(z.int()),
	state: z.enum(invoiceStates),
	change: z.optional(z.strictObject({ from: short, to: short, claimedOn: z.optional(day) })),
	previous: z.optional(sha256),
	doneAt: z.optional(instant),
	note: z.optional(long),
	marked: z.optional(z.strictObject({ done: z.optional(instant), note: z.optional(instant) })),
});

/** A file of more bytes is no invoice, and was never taken in anywhere. */
const MAX_FILE = 64 * 1024 * 1024;

const file = z.strictObject({
	sha256,
	name: text(1_000),
	mediaType: short,
	addedAt: instant,
	size: z.int().check(z.gte(0), z.lte(MAX_FILE)),
});

export const bundle = z.strictObject({
	record,
	journal: z.array(z.strictObject({ id, entry: journalEntry })).check(z.maxLength(5_000)),
	files: z.array(file).check(z.maxLength(200)),
});

export function text(most: number) {
	return z.string().check(z.maxLength(most));
}

function isValue(field: (typeof fieldNames)[number], value: string | number): boolean {
	if (isMoneyField(field)) return typeof value === "number";
	if (field === "kind") return kind.safeParse(value).success;
	if (field === "issuedOn") return day.safeParse(value).success;
	return typeof value === "string";
}
