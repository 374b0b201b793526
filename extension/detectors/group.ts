import { upFrom } from "./dom.ts";
import { type Labelled, TELLING } from "./invoice-fields.ts";
import type { LabelId } from "./labels.ts";
import { isAnchor, type Pair } from "./pairs.ts";

/** The pairs of one invoice. */
export interface Group {
	readonly labelled: Labelled;
	/** Where its number stands. */
	readonly element: Element;
}

/** Depth of elements that are climbed; deeper pages are somebody's joke. */
const MAX_DEPTH = 200;

/** An element and the numbers in it. */
interface Holder {
	readonly values: Map<LabelId, string>;
	/** More than one number of the same label. */
	several: boolean;
	readonly anchors: Pair[];
	readonly loose: Pair[];
}

interface Draft {
	readonly labelled: Map<LabelId, string>;
	/** Those of the labels that say little alone; one that says more takes their place (Date: of a mail, 开票日期). */
	readonly weak: Set<LabelId>;
	readonly element: Element;
	/** Whether a label that says something (发票号码) stood at the number, or beside it. */
	sure: boolean;
	own: number;
}

/**
 * Says which pairs belong to one invoice. A number and what shares the largest element with it that has no other
 * number are one invoice (cards, dialogs). What is left in elements with several numbers (a flat list of lines) goes by
 * order: a label that comes again begins the next invoice. `undefined` is a place to rest.
 */
export function* groupPairs(pairs: readonly Pair[]): Generator<Group | undefined> {
	const anchors = pairs.filter(isAnchor);
	if (anchors.length === 0) return;
	const holders = new Map<Element, Holder>();
	for (const [index, anchor] of anchors.entries()) {
		hold(holders, anchor);
		if (index % 16 === 0) yield undefined;
	}

	const drafts = new Map<Element | Pair, Draft>();
	const draftOf = new Map<Pair, Draft>();
	for (const anchor of anchors) {
		const scope = scopeOf(holders, anchor.element) ?? anchor; // several in one element: each for itself
		const draft = drafts.get(scope) ?? {
			labelled: new Map(),
			weak: new Set(),
			element: anchor.element,
			sure: false,
			own: 0,
		};
		drafts.set(scope, draft);
		draftOf.set(anchor, draft);
		add(draft, anchor);
	}
	for (const [index, pair] of pairs.entries()) {
		if (index % 32 === 0) yield undefined;
		if (isAnchor(pair)) continue;
		const holder = holderAbove(holders, pair.element);
		if (!holder) continue;
		const scope = holder.holder.several ? undefined : scopeOf(holders, holder.element);
		const draft = scope && drafts.get(scope);
		if (draft) {
			add(draft, pair);
			draft.own += 1;
		} else holder.holder.loose.push(pair);
	}
	for (const { anchors: within, loose } of holders.values()) {
		if (loose.length === 0) continue;
		yield undefined;
		// Numbers that have labels of their own need none from outside: what stands there is a sum or another invoice's.
		const bare = within.filter((anchor) => (draftOf.get(anchor)?.own ?? 1) === 0);
		for (const [draft, pair] of inOrder([...bare, ...loose], draftOf)) add(draft, pair);
	}
	for (const draft of new Set(drafts.values())) {
		if (draft.sure || TELLING.some((id) => draft.labelled.has(id))) yield draft;
	}
}

function hold(holders: Map<Element, Holder>, anchor: Pair): void {
	for (const at of upFrom(anchor.element, MAX_DEPTH)) {
		const holder: Holder = holders.get(at) ?? { values: new Map(), several: false, anchors: [], loose: [] };
		const known = holder.values.get(anchor.id);
		if (known !== undefined && known !== anchor.value) holder.several = true;
		holder.values.set(anchor.id, anchor.value);
		holder.anchors.push(anchor);
		holders.set(at, holder);
	}
}

/** The largest element above that has no other number. */
function scopeOf(holders: ReadonlyMap<Element, Holder>, element: Element): Element | undefined {
	let scope: Element | undefined;
	for (const at of upFrom(element, MAX_DEPTH)) {
		if (holders.get(at)?.several !== false) break;
		scope = at;
	}
	return scope;
}

function holderAbove(
	holders: ReadonlyMap<Element, Holder>,
	element: Element,
): { readonly element: Element; readonly holder: Holder } | undefined {
	for (const at of upFrom(element, MAX_DEPTH)) {
		const holder = holders.get(at);
		if (holder) return { element: at, holder };
	}
	return undefined;
}

/** Pairs of a flat list with the number they belong to. */
function* inOrder(items: readonly Pair[], draftOf: ReadonlyMap<Pair, Draft>): Generator<[Draft, Pair]> {
	let waiting: Pair[] = [];
	let seen = new Map<LabelId, string>();
	let draft: Draft | undefined;
	for (const item of items.toSorted((a, b) => a.at - b.at)) {
		const known = seen.get(item.id);
		if (known !== undefined && (known !== item.value || !isAnchor(item))) {
			[waiting, seen, draft] = [[], new Map(), undefined];
		}
		seen.set(item.id, item.value);
		if (isAnchor(item)) draft = draftOf.get(item);
		else waiting.push(item);
		if (draft) {
			for (const pair of waiting) yield [draft, pair];
			waiting = [];
		}
	}
}

function add(draft: Draft, pair: Pair): void {
	if (pair.id === "other") return;
	const known = draft.labelled.has(pair.id);
	if (!known && pair.weak) draft.weak.add(pair.id);
	if (!known || (!pair.weak && draft.weak.delete(pair.id))) draft.labelled.set(pair.id, pair.value);
	if (isAnchor(pair) && !pair.weak) draft.sure = true;
}
