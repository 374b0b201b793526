import { type Fen, fen } from "#core/base/fen.ts";
import type { LinkedRecord, RecordLinks, TwinLink } from "#core/flows/app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { isRed } from "#core/rules/support/face.ts";
import type { Clause } from "#core/search/clause.ts";
import type { Library } from "./library.ts";
import { namesOf } from "./names.ts";
import { type Judged, type Marks, marksOf, settleRecord, twinsOf } from "./summary.ts";
import { ALIKE } from "./ties.ts";

interface Kept {
	readonly vault: Pick<AppVault, "records">;
	readonly library: Library;
}

const DIGITAL = /^\d{20}$/;

/** What other records have to do with this one: a red invoice with the blue one it corrects (domain §5.4). */
export async function linksOf(kept: Kept, record: InvoiceRecord, judged: Judged): Promise<RecordLinks> {
	const { library } = kept;
	const marks = marksOf(record, judged.invoice);
	const corrects = blueOf(library, marks, judged);
	const reds = redsOf(library, marks, judged);
	const by = reds.map((red) => linked(library, red));
	const alike = twinLinks(library, marks);
	const left = by.length > 0 ? await leftAfter(kept, record, marks, judged, reds) : undefined;
	return {
		...(corrects && { corrects }),
		...(by.length > 0 && { corrected: { by, ...(left !== undefined && { left }) } }),
		twins: alike,
		moreTwins: marks.near.some((near) => library.countAlike(near) - (marks.trashed ? 0 : 1) > ALIKE),
	};
}

/** All that may be this invoice: those with its number first, then its file, then what is only alike. */
function twinLinks(library: Library, marks: Marks): readonly TwinLink[] {
	return library
		.neighbours(marks, new Set([marks.id]))
		.flatMap((other): readonly TwinLink[] => {
			if (other.trashed) return [];
			const isNamed = other.keys.some((key) => marks.keys.includes(key));
			const why = isNamed ? "identity" : twinsOf(marks, [other])[0]?.why;
			return why ? [{ ...linked(library, other), why }] : [];
		})
		.toSorted((a, b) => weights.indexOf(a.why) - weights.indexOf(b.why));
}

const weights: readonly TwinLink["why"][] = ["identity", "file", "near"];

/** The blue invoice that a red one names, by a number that is no other's. */
function blueOf(library: Library, marks: Marks, { invoice }: Judged): RecordLinks["corrects"] {
	const { originalNumber: number, originalCode: code } = invoice.fields;
	if (number === undefined || isRed(invoice) === false) return undefined;
	const key = blueKey(invoice.fields);
	if (key !== undefined && marks.keys.includes(key)) return undefined; // misread: none corrects itself
	const found = key === undefined ? [] : library.neighbours({ keys: [key] });
	return {
		number,
		...(code !== undefined && !DIGITAL.test(number) && { code }),
		exact: key !== undefined,
		records: found.map((one) => linked(library, one)),
	};
}

/** 20 digits are one invoice's; of the old ones it takes the code as well. */
function blueKey({ originalNumber, originalCode }: Readonly<Partial<FieldValues>>): string | undefined {
	if (originalNumber === undefined || DIGITAL.test(originalNumber)) return originalNumber;
	return originalCode && `${originalCode}-${originalNumber}`;
}

/** Every red invoice that names this one, by either of its names; those in the trash as well. */
function redsOf(library: Library, { id }: Marks, { invoice }: Judged): readonly Marks[] {
	const { digital, paper } = namesOf(invoice.fields);
	const { code = "", number = "" } = invoice.fields;
	const said: readonly (readonly Clause[])[] = [
		...(digital ? [[originally("originalNumber", digital)]] : []),
		...(paper ? [[originally("originalCode", code), originally("originalNumber", number)]] : []),
	];
	const ids = new Set(said.flatMap((clauses) => library.ids(clauses)));
	return [...ids]
		.filter((one) => one !== id && !isBlue(library, one))
		.flatMap((one) => library.marks(one) ?? [])
		.toSorted((a, b) => (issuedOn(library, a) < issuedOn(library, b) ? -1 : 1));
}

function originally(place: "originalNumber" | "originalCode", text: string): Clause {
	return { what: "exact", text, places: [place] };
}

function isBlue(library: Library, id: string): boolean {
	const { total, amount } = library.get(id)?.row ?? {};
	return (total ?? amount ?? -1) >= 0;
}

function issuedOn(library: Library, { id }: Marks): string {
	return library.get(id)?.row.issuedOn ?? "";
}

/**
 * What the red ones leave of the blue total, by the faces; `undefined` wherever one of them may be false, misread, the
 * same as another or thrown away, or where some of the library was not looked through.
 */
async function leftAfter(
	{ vault, library }: Kept,
	record: InvoiceRecord,
	marks: Marks,
	{ invoice, findings, verdict }: Judged,
	reds: readonly Marks[],
): Promise<Fen | undefined> {
	const isShared = library.neighbours({ keys: marks.keys }).some(({ id }) => id !== marks.id);
	if (library.judged !== library.size || isShared) return undefined;
	const isWrong = findings.some((one) => one.outcome === "found" && one.severity === "stop");
	let left: number | undefined = sureTotal(invoice);
	if (left === undefined || isWrong || verdict.authenticity === "contradicted") return undefined;
	const held = await vault.records(reds.map(({ id }) => id));
	const faces = new Map(held.map(({ record: { id }, record: red }) => [id, settleRecord(red)]));
	for (const red of reds) {
		const { row, risk } = library.get(red.id) ?? {};
		const face = faces.get(red.id);
		const total = face && sureTotal(face);
		if (
			!row ||
			risk === "stop" ||
			row.needsPerson ||
			row.authenticity === "contradicted" ||
			row.sample !== record.sample
		)
			return undefined;
		if (total === undefined || red.trashed || mayBeTwice(red, reds)) return undefined;
		left += total;
	}
	return fen(left);
}

/** The total, where all sources agree on it. */
function sureTotal({ fields, contradictions }: Invoice): Fen | undefined {
	return contradictions.some(({ field }) => field === "total") ? undefined : fields.total;
}

function mayBeTwice(red: Marks, reds: readonly Marks[]): boolean {
	const others = reds.filter(({ id }) => id !== red.id);
	return twinsOf(red, others).length > 0 || others.some(({ keys }) => keys.some((key) => red.keys.includes(key)));
}

function linked(library: Library, { id, savedOn, trashed }: Marks): LinkedRecord {
	const row = library.get(id)?.row;
	return { id, savedOn, trashed, ...(row && { row }) };
}
