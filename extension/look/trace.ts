import { all, wholeTextOf } from "#extension/detectors/dom.ts";
import { isDocument, type Root } from "./roots.ts";

/** A word of invoices, or 20 digits. */
const TRACE = /发票|数电|全电|票据|价税|[Ii]nvoice|INVOICE|fapiao|dzfp|(?<!\d)\d{20}(?!\d)/;

/** Links whose address says what their words may not. */
const LINKS =
	'a[href*=".ofd" i], a[href*="fapiao" i], a[href*="dzfp" i], a[href*="invoice" i], a[href*="fphm" i], [download_url]';
const NUMBERED = 'a[href*=".pdf" i], a[href*=".xml" i], a[href*=".zip" i]';

const CHUNK = 100_000;
const MAX_CHUNKS = 200;

/** Elements up to which a document's text is taken at one go, which the browser does without a rest. */
const MAX_ELEMENTS = 100_000;
const MAX_LINKS = 500;
const MAX_INPUTS = 200;

/**
 * A first look that costs next to nothing: whether anything under a root speaks of invoices at all. Most pages do not,
 * and are left alone. `undefined` is a place to rest.
 */
export function* hasTrace(root: Root): Generator<undefined, boolean> {
	const top = isDocument(root) ? all(root, ":root")[0] : root;
	if (!top) return false;
	if (yield* inText(top)) return true;
	yield undefined;
	if (all(root, LINKS).length > 0) return true;
	let asked = 0;
	for (const link of all<HTMLAnchorElement>(root, NUMBERED)) {
		if (++asked > MAX_LINKS) break;
		if (TRACE.test(link.href.slice(0, 2_000))) return true;
	}
	asked = 0;
	for (const input of all<HTMLInputElement>(root, "input, textarea")) {
		if (++asked > MAX_INPUTS) break;
		if (input.type !== "password" && TRACE.test(input.value.slice(0, 200) + input.placeholder)) return true;
	}
	return false;
}

function* inText(top: Node): Generator<undefined, boolean> {
	if (all(top as ParentNode & Node, "*").length > MAX_ELEMENTS) return true; // the look itself goes in slices
	const text = wholeTextOf(top);
	for (let at = 0; at < Math.min(text.length, CHUNK * MAX_CHUNKS); at += CHUNK) {
		if (at > 0) yield undefined;
		if (TRACE.test(text.slice(Math.max(0, at - 20), at + CHUNK))) return true; // a number may lie across the cut
	}
	return false;
}
