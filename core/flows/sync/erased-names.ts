import type { Marks } from "#core/flows/library/summary.ts";

type Hash = (bytes: Uint8Array) => Promise<string>;

/** What is remembered of a name that was erased for good: nobody reads the name from it. */
export function erasedName(name: string, hash: Hash): Promise<string> {
	return hash(new TextEncoder().encode(`yanpiao erased ${name}`));
}

/**
 * The names by which a record was erased if one of them was. Two invoices may have one paper number and two 20-digit
 * numbers: where there is such a number, only that counts. A place in a file counts only for what has no number.
 */
export function ownNames({ id, keys, parts }: Pick<Marks, "id" | "keys" | "parts">): readonly string[] {
	const digital = keys.filter((key) => /^\d{20}$/.test(key));
	return [id, ...([digital, keys].find(({ length }) => length > 0) ?? parts)];
}
