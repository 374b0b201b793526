import { create, elementParentOf, isConnected, tagOf } from "#extension/detectors/dom.ts";
import { SILENT } from "#extension/detectors/pieces.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { Root } from "./roots.ts";

/** Marks beside numbers; drawn only where the user turned them on. */
export interface Chips {
	/** Draws what is missing and takes away what no longer holds. `undefined` is a place to rest. */
	draw(roots: readonly Root[], candidates: readonly Candidate[], marks: Marks): Generator<undefined, void>;
	/** Leaves the page as it was. */
	clear(): void;
}

/** What to say of each candidate, by its key. */
export type Marks = Readonly<Record<string, string>>;

const MAX_CHIPS = 300;

/** The page's own scripts cannot look into a closed shadow root, nor do its styles reach in. */
const STYLE =
	"display:inline-block;margin:0 0 0 4px;padding:0 5px;border:1px solid;border-radius:3px;background:#fff;" +
	"color:#1f5f8b;font:12px/16px system-ui,sans-serif;white-space:nowrap";

export function makeChips(): Chips {
	const drawn = new Map<string, { readonly host: HTMLElement; readonly words: string }>();

	function clear(): void {
		for (const { host } of drawn.values()) host.remove();
		drawn.clear();
	}

	return {
		clear,
		*draw(roots, candidates, marks) {
			const wanted = wantedChips(candidates, marks);
			for (const [digits, { host, words }] of drawn) {
				if (wanted.get(digits) === words && isConnected(host)) wanted.delete(digits);
				else {
					host.remove();
					drawn.delete(digits);
				}
			}
			if (wanted.size === 0) return;
			for (const root of roots) {
				const texts = Reflect.apply(Document.prototype.createTreeWalker, document, [
					root,
					NodeFilter.SHOW_TEXT,
				]) as TreeWalker;
				for (let node = texts.nextNode(), count = 1; node; node = texts.nextNode(), count++) {
					if (count % 64 === 0) yield undefined;
					for (const digits of (node as Text).data.match(/(?<!\d)(?:\d{20}|\d{8}|\d{10})(?!\d)/g) ?? []) {
						const words = wanted.get(digits);
						const parent = elementParentOf(node);
						if (words === undefined || !parent || SILENT.test(tagOf(parent)) || drawn.size >= MAX_CHIPS) continue;
						wanted.delete(digits);
						drawn.set(digits, { host: insert(node as Text, words), words });
					}
				}
			}
		},
	};
}

/** What is to stand beside each number. */
function wantedChips(candidates: readonly Candidate[], marks: Marks): Map<string, string> {
	const wanted = new Map<string, string>();
	for (const candidate of candidates) {
		const words = Object.hasOwn(marks, candidate.key) ? marks[candidate.key] : undefined;
		const number =
			candidate.what === "fields" ? (candidate.fields.number ?? candidate.fields.digitalNumber) : undefined;
		if (words !== undefined && number !== undefined) wanted.set(number, words);
	}
	return wanted;
}

/** Behind the text with the number. Styles are set by property: a page's CSP may forbid style elements. */
function insert(text: Text, words: string): HTMLElement {
	const host = create("yanpiao-mark");
	host.style.cssText = "all:initial";
	const mark = create("span");
	mark.style.cssText = STYLE;
	mark.textContent = words;
	host.attachShadow({ mode: "closed" }).append(mark);
	text.after(host);
	return host;
}
