import { kindOfCode } from "#core/model/code.ts";
import { type Evidence, evidence } from "#core/model/evidence.ts";
import { type KindId, kindOfTitle } from "#core/model/kinds/index.ts";
import type { Particulars } from "#core/model/particulars.ts";
import type { ReadingNote } from "#core/model/reading.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import type { TagField } from "#core/readers/markup/values.ts";
import type { Tagged } from "./tags.ts";

/** One invoice found in an XML. */
export interface XmlInvoice extends Tagged {
	/** Read alike of all dialects. */
	readonly particulars?: Particulars;
	readonly notes: readonly ReadingNote[];
}

/** One way of writing an invoice in XML. */
export interface XmlDialect {
	readonly id: string;
	/** The invoice this element holds; `undefined` when it is not an invoice of this dialect. */
	read(node: XmlNode): XmlInvoice | undefined;
}

/** The text value of a field in the evidence so far. */
export function textOf(found: readonly Evidence[], field: TagField): string | undefined {
	const value = found.find((each) => each.field === field)?.value;
	return typeof value === "string" ? value : undefined;
}

/** Adds the kind: what the file says outright, else what its title, else what its code means. */
export function withKind(found: readonly Evidence[], said?: KindId): readonly Evidence[] {
	const title = textOf(found, "title");
	const code = textOf(found, "code");
	const kind =
		said ??
		(title === undefined ? undefined : kindOfTitle(title)) ??
		(code === undefined ? undefined : kindOfCode(code, textOf(found, "number")));
	return kind === undefined ? found : [evidence("kind", kind, "xml"), ...found];
}

/**
 * Whether this is an invoice and not another document with a number: an invoice's own number and one more face value.
 * Eight digits are too common to mean anything without a code beside them.
 */
export function isInvoice(found: readonly Evidence[]): boolean {
	const number = textOf(found, "number") ?? "";
	const identified = /^\d{20}$/.test(number) || (/^\d{8}$/.test(number) && textOf(found, "code") !== undefined);
	return identified && found.some(({ field }) => field === "issuedOn" || field === "total" || field === "amount");
}
