import { all, wholeTextOf } from "#extension/detectors/dom.ts";
import { isDocument, type Root } from "./roots.ts";

/** A word of invoices, or 20 digits. */
const TRACE = /发票|数电|全电|票据|价税|[Ii]nvoice|INVOICE|fapiao|dzfp|(?<!\d)\d{20}(?!\d)/;

/**
 * What says it in no text: addresses, and hints in empty fields. Few and short: each is asked of every link of the page.
 */
const SIGNS =
	'a[href*="invoice" i], a[href*="fapiao" i], a[href*="dzfp"], a[href*=".ofd"], [download_url], input[placeholder*="发票"]';

const CHUNK = 100_000;
const MAX_CHUNKS = 200;

/**
 * A first look that costs next to nothing: whether anything under a root speaks of invoices at all. Most pages do not,
 * and are left alone. `undefined` is a place to rest.
 */
export function* hasTrace(root: Root): Generator<undefined, boolean> {
	const top = isDocument(root) ? all(root, ":root")[0] : root;
	if (!top) return false;
	const text = wholeTextOf(top);
	for (let at = 0; at < Math.min(text.length, CHUNK * MAX_CHUNKS); at += CHUNK) {
		if (at > 0) yield undefined;
		if (TRACE.test(text.slice(Math.max(0, at - 20), at + CHUNK))) return true; // a number may lie across the cut
	}
	return all(root, SIGNS).length > 0;
}
