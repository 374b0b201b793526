/**
 * Reading a page's DOM past what the page laid over it. The inputs of a form and the named elements of a document hide
 * the properties of the same name (`<input name="childNodes">`), in a content script's own world too; so what every
 * node has is read by the getters of the prototypes.
 * https://html.spec.whatwg.org/multipage/forms.html#the-form-element (LegacyOverrideBuiltIns)
 */

const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

const parentOf = property<Node | null>("Node", "parentNode");
export const firstChildOf = property<Node | null>("Node", "firstChild");
export const nextSiblingOf = property<Node | null>("Node", "nextSibling");
export const nextElementOf = property<Element | null>("Element", "nextElementSibling");
export const tagOf = property<string>("Element", "localName");
/** Open shadow roots only: what a page closes is its own. */
export const shadowOf = property<ShadowRoot | null>("Element", "shadowRoot");
export const isConnected = property<boolean>("Node", "isConnected");
const childrenOfElement = property<HTMLCollection>("Element", "children");
const contentOf = property<string | null>("Node", "textContent");
export const urlOf = property<string>("Document", "URL");
export const titleOf = property<string>("Document", "title");
export const isHidden = property<boolean>("Document", "hidden");
export const baseOf = property<string>("Node", "baseURI");
const typeOf = property<number>("Node", "nodeType");

/** Longest text that is taken from one element; pages are other people's. */
const MAX_TEXT = 4_000;

export function isElement(node: Node | null | undefined): node is Element {
	return node != null && typeOf(node) === ELEMENT;
}

export function isText(node: Node | null | undefined): node is Text {
	return node != null && typeOf(node) === TEXT;
}

/** A document fragment that is met in a page's tree is a shadow root. */
export function isShadowRoot(node: Node): node is ShadowRoot {
	return typeOf(node) === FRAGMENT;
}

/** The element above; above the top of a shadow root, its host. */
export function elementParentOf(node: Node): Element | undefined {
	const parent = parentOf(node);
	if (isElement(parent)) return parent;
	return parent && isShadowRoot(parent) ? parent.host : undefined;
}

/** An element and those above it, from the inside, at most `levels` of them. */
export function* upFrom(element: Element | undefined, levels: number): Generator<Element, void> {
	let at = element;
	for (let up = 0; at && up < levels; up++) {
		yield at;
		at = elementParentOf(at);
	}
}

export function childrenOf(element: Element): readonly Element[] {
	return Array.from(childrenOfElement(element));
}

export function childCountOf(element: Element): number {
	return childrenOfElement(element).length;
}

/** What an element says, white space as one space, at most 4 000 characters. */
export function textOf(node: Node): string {
	return squeeze((contentOf(node) ?? "").slice(0, MAX_TEXT));
}

/** Everything under a node as it stands, whatever its length. */
export function wholeTextOf(node: Node): string {
	return contentOf(node) ?? "";
}

export function squeeze(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

export function attributeOf(element: Element, name: string): string {
	return Reflect.apply(Element.prototype.getAttribute, element, [name]) ?? "";
}

export function contains(outer: Node, inner: Node): boolean {
	return Reflect.apply(Node.prototype.contains, outer, [inner]);
}

/** An element that is in no page yet. */
export function create(tag: string): HTMLElement {
	return Reflect.apply(Document.prototype.createElement, document, [tag]);
}

/** All elements under a document, a shadow root or an element that a selector fits. */
export function all<E extends Element = Element>(root: ParentNode, selector: string): NodeListOf<E> {
	const owner = isElement(root) ? Element : typeOf(root) === FRAGMENT ? DocumentFragment : Document;
	return Reflect.apply(owner.prototype.querySelectorAll, root, [selector]) as NodeListOf<E>; // the selector names the type
}

function property<T>(owner: "Node" | "Element" | "Document", name: string): (node: object) => T {
	// Not before it is needed: the pure neighbours of this file are tried without a page.
	let get: (() => unknown) | undefined;
	return (node) => {
		get ??= Object.getOwnPropertyDescriptor(globalThis[owner].prototype, name)?.get as () => unknown; // the DOM has it
		return Reflect.apply(get, node, []) as T;
	};
}
