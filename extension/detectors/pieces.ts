import {
	attributeOf,
	elementParentOf,
	firstChildOf,
	isElement,
	isText,
	nextSiblingOf,
	shadowOf,
	tagOf,
	upFrom,
} from "./dom.ts";
import { plainText } from "./labels.ts";

/** A run of text in a page, in the order it is read. */
export interface Piece {
	/** As `plainText` makes it. */
	readonly text: string;
	readonly element: Element;
}

/** Elements whose text nobody reads in its place. */
export const SILENT = /^(?:(?:no)?script|style|template|head|title|iframe|object|svg|canvas|select|option|textarea)$/;

/** Inputs a person types an invoice's fields into; a password or a hidden value is nobody's business. */
const READ_INPUTS = /^(?:|text|search|tel|number|date|url)$/i;

/** Text nodes that are looked at in one document. */
const MAX_TEXTS = 100_000;
const MAX_PIECE = 4_000;
const MAX_LINES = 2_000;

/** Nodes between two places to rest. */
const REST = 64;

/**
 * Reads a document in order, its open shadow roots and the values of its inputs included. `skip` is asked before an
 * element is entered, so that the reader may take elements ahead out of it. `undefined` is a place to rest; the return
 * value tells whether there was more than the limit.
 */
export function* readPieces(root: Node, skip: ReadonlySet<Element>): Generator<Piece | undefined, boolean> {
	const ahead: (Node | null)[] = [firstChildOf(root)];
	const slotted = new Set<Node>();
	let upright: Piece | undefined;
	let [texts, visited] = [0, 0];
	while (ahead.length > 0) {
		const node = ahead.pop();
		if (!node) continue;
		if (!slotted.has(node)) ahead.push(nextSiblingOf(node));
		if (++visited % REST === 0) yield undefined;
		if (isText(node)) {
			if (++texts > MAX_TEXTS) return true;
			for (const piece of piecesOf(node)) {
				// 购 / 买 / 方, each in a line of its own
				const goes = /^\p{Script=Han}$/u.test(piece.text);
				if (upright && !(goes && upright.element === piece.element)) {
					yield upright;
					upright = undefined;
				}
				if (goes) upright = { ...piece, text: (upright?.text ?? "") + piece.text };
				else yield piece;
			}
		} else if (isElement(node) && !skip.has(node)) {
			const tag = tagOf(node);
			if (tag === "input" || tag === "textarea") yield* valueOfInput(node as HTMLInputElement, tag);
			if (SILENT.test(tag)) continue;
			// What is in a shadow root is shown in place of the children, and those where it has a slot for them.
			const assigned = tag === "slot" ? (node as HTMLSlotElement).assignedNodes() : [];
			for (const child of assigned) slotted.add(child);
			const shadow = shadowOf(node);
			if (assigned.length > 0) ahead.push(...assigned.toReversed());
			else ahead.push(firstChildOf(shadow ?? node));
		}
	}
	if (upright) yield upright;
	return false;
}

function* piecesOf(node: Text): Generator<Piece> {
	const element = elementParentOf(node);
	if (!element) return;
	const { data } = node;
	if (!/\S/.test(data.slice(0, MAX_PIECE))) return;
	const lines = data.length > 60 && data.includes("\n") && keepsLines(element);
	for (const line of lines ? data.slice(0, MAX_LINES * 100).split("\n", MAX_LINES) : [data]) {
		const text = plainText(line.slice(0, MAX_PIECE));
		if (text !== "") yield { text, element };
	}
}

function keepsLines(element: Element): boolean {
	for (const at of upFrom(element, 4)) if (/^(?:pre|code)$/.test(tagOf(at))) return true;
	return false;
}

/** An input without a label before it may bring its own. */
function* valueOfInput(input: HTMLInputElement | HTMLTextAreaElement, tag: string): Generator<Piece> {
	if (tag === "input" && !isTypedInto(input)) return;
	const value = plainText(String(input.value).slice(0, MAX_PIECE));
	if (value === "") return;
	const label = plainText(attributeOf(input, "aria-label") || attributeOf(input, "placeholder"));
	if (label !== "") yield { text: label.replace(/^请(?:输入|填写)/, ""), element: input };
	yield { text: value, element: input };
}

/** Whether an input is one for an invoice's fields. */
export function isTypedInto(input: Element): boolean {
	return READ_INPUTS.test(attributeOf(input, "type"));
}
