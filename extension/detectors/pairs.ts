import { contains, elementParentOf, tagOf, upFrom } from "./dom.ts";
import { type Label, type LabelAt, type LabelId, labelsIn } from "./labels.ts";
import { isDigitalNumber } from "./numbers.ts";
import type { Piece } from "./pieces.ts";
import { isNumberLabel, readValue, takesAnyText } from "./values.ts";

/** A label and its value. */
export interface Pair {
	readonly id: LabelId;
	readonly value: string;
	readonly weak: boolean;
	readonly element: Element;
	/** Where it stands among all pairs of the document. */
	readonly at: number;
}

/** Joins the pieces of a document, in order, to pairs. */
export interface PairReader {
	/** The pairs that end in this piece; `label` when it is nothing but one. */
	take(piece: Piece, label: Label | undefined): readonly Pair[];
	/** What comes next does not belong to the label before. */
	cut(): void;
}

/** A label whose value stands in a piece after it. */
interface Pending {
	readonly id: LabelId;
	readonly weak: boolean;
	/** Where the value has to stand. */
	readonly within: Element | undefined;
	/** Pieces of mere punctuation (：, ¥) that may still come between. */
	patience: number;
}

/** Levels between a word in a table and its row. */
const MAX_UP = 12;

const PUNCTUATION = /^[\p{P}\p{S}\s]*$/u;

/** What may stand between 发票 and a number that has no label of its own. */
const BEFORE_LONE =
	/(?:发票|数电票|电票|fapiao|invoice)(?:号码?|编号|No\.?|number|num|#)?(?:为|是)?[\s:：("“【[「『<《#(-]{0,4}$/i;
const AFTER_LONE = /^[\s)）"”】\]]{0,2}(?:号)?(?:的)?(?:数电|电子|全电)?(?:普通|专用)?(?:发票|数电票)/;

/** 订单 26… 的发票, 编号：26… 发票 */
const OF_OTHERS = /[单账卡编水同目]号?码?[\s:(]*$/;

export function readPairs(): PairReader {
	let pending: Pending | undefined;
	let party: "buyer" | "seller" | undefined;
	let count = 0;

	function pair(id: LabelId, weak: boolean, value: string, element: Element): Pair {
		return { id: ofParty(id, party), value, weak, element, at: count++ };
	}

	function wait({ id, weak, bare }: Label, element: Element): void {
		party = partyOf(id) ?? party;
		const oneOfMany = bare && pending !== undefined; // 订单号 · 金额 · 发票: heads of columns
		const within = bare ? elementParentOf(element) : rowOf(element);
		pending = oneOfMany ? undefined : { id: nameOf(id), weak, within, patience: 2 };
	}

	/** The value of the label before, which this text begins with. */
	function* settle(text: string, element: Element): Generator<Pair> {
		if (!pending) return;
		const { id, weak, within } = pending;
		const value = readValue(id, text);
		pending = undefined;
		if (value === undefined || (within && !contains(within, element))) return;
		if (id !== "sums") {
			yield pair(id, weak, value, element);
			return;
		}
		yield pair("amount", true, value, element);
		pending = { id: "tax", weak: true, within, patience: 2 }; // the line of sums has the tax after the amount
	}

	function* within(text: string, labels: readonly LabelAt[], element: Element): Generator<Pair> {
		for (const [index, label] of labels.entries()) {
			const rest = text.slice(label.to, labels[index + 1]?.from);
			if (index === labels.length - 1 && PUNCTUATION.test(rest)) wait(label, element);
			else {
				party = partyOf(label.id) ?? party;
				const id = nameOf(label.id);
				const told = /^\s*[:=]/.test(rest);
				const value = told || !(takesAnyText(id) || label.weak) ? readValue(id, rest) : undefined;
				if (value !== undefined) yield pair(id, label.weak, value, element);
			}
		}
	}

	/** Numbers of 20 digits that only the word 发票 stands beside. */
	function* lone(text: string, taken: readonly Pair[], element: Element): Generator<Pair> {
		for (const match of text.matchAll(/(?<![\d.])\d{20}(?![\d.])/g)) {
			const [number] = match;
			const known = taken.some(({ value }) => value === number);
			if (known || !isDigitalNumber(number)) continue;
			const before = text.slice(Math.max(0, match.index - 30), match.index);
			const after = text.slice(match.index + 20, match.index + 36);
			if (BEFORE_LONE.test(before) || (AFTER_LONE.test(after) && !OF_OTHERS.test(before)))
				yield pair("number", false, number, element);
		}
	}

	return {
		take({ text, element }, label) {
			if (label) {
				wait(label, element);
				return [];
			}
			if (pending && pending.patience > 0 && PUNCTUATION.test(text)) {
				pending.patience -= 1;
				return [];
			}
			const labels = labelsIn(text);
			const first = labels[0];
			const found = first?.from === 0 ? [] : [...settle(text.slice(0, first?.from), element)];
			if (first) {
				pending = undefined;
				found.push(...within(text, labels, element));
			}
			return [...found, ...lone(text, found, element)];
		},
		cut() {
			pending = undefined;
		},
	};
}

export function isAnchor(pair: Pair): boolean {
	return isNumberLabel(pair.id);
}

/** The row of a table an element stands in: a label at the end of a row says nothing about the next one. */
function rowOf(element: Element): Element | undefined {
	for (const at of upFrom(element, MAX_UP)) if (tagOf(at) === "tr") return at;
	return undefined;
}

/** The party whose name or tax id may follow without saying whose. */
function partyOf(id: LabelId): "buyer" | "seller" | undefined {
	return (["buyer", "seller"] as const).find((party) => id.startsWith(party));
}

/** A party that is a label itself (销售方：…) is followed by its name. */
export function nameOf(id: LabelId): LabelId {
	return id === "buyer" || id === "seller" ? `${id}Name` : id;
}

const ofEither = { name: "Name", taxId: "TaxId", address: "Address", account: "Account" } as const;

function ofParty(id: LabelId, party: "buyer" | "seller" | undefined): LabelId {
	if (id !== "name" && id !== "taxId" && id !== "address" && id !== "account") return id;
	return party ? `${party}${ofEither[id]}` : "other";
}
