import type { Source } from "#core/model/evidence.ts";
import type { Contradiction } from "#core/model/invoice.ts";

/**
 * Sources that may be wrong about the document without anyone having altered it: a picture misread, a slip of the
 * keyboard, a web page or a row of a ledger that is not the invoice.
 */
const readingSources: readonly Source[] = ["page", "ocr", "typed", "ledger"];

export function isReadingSource(source: Source): boolean {
	return readingSources.includes(source);
}

/**
 * Who disagrees: the `authority` with what the file itself carries, sources of the `file` among themselves, or only
 * our `reading` of it (picture, keyboard, page, ledger) with a firmer source.
 */
export function weighContradiction(contradiction: Contradiction): "authority" | "file" | "reading" {
	const firm = contradiction.values.filter((entry) => !isReadingSource(entry.source));
	if (firm.length < 2) return "reading";
	return firm.some((entry) => entry.source === "authority") ? "authority" : "file";
}
