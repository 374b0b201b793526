import { all, isShadowRoot, shadowOf, urlOf } from "#extension/detectors/dom.ts";

/** A document or an open shadow root to look at. */
export type Root = Document | ShadowRoot;

const MAX_ROOTS = 500;
const MAX_FRAME_DEPTH = 5;

/** Elements that are asked for a shadow root in one document. */
const MAX_HOSTS = 100_000;

/**
 * The document, the frames in it that are of its own origin, and all open shadow roots. Frames of other origins are
 * looked at by a script of their own. `undefined` is a place to rest. `wholly` is asked after each root: to ask every
 * element for a shadow root costs more than all else on a page without invoices, so that there only those are asked
 * which mostly have one.
 */
export function* rootsOf(document: Document, wholly: () => boolean): Generator<Root | undefined, void> {
	let left = MAX_ROOTS;
	const ahead: { readonly root: Root; readonly depth: number }[] = [{ root: document, depth: 0 }];
	for (let next = ahead.shift(); next && left > 0; next = ahead.shift()) {
		const { root, depth } = next;
		left -= 1;
		yield root;
		let asked = 0;
		for (const element of wholly() || !isDocument(root) ? all(root, "*") : likelyHosts(root)) {
			if (++asked > MAX_HOSTS) break;
			if (asked % 512 === 0) yield undefined;
			const shadow = shadowOf(element);
			if (shadow) ahead.push({ root: shadow, depth });
		}
		if (depth >= MAX_FRAME_DEPTH) continue;
		for (const frame of all<HTMLIFrameElement>(root, "iframe, frame")) {
			const inner = documentIn(frame);
			if (inner) ahead.push({ root: inner, depth: depth + 1 });
		}
	}
}

/** Elements of a page's own making, which have a - in their name, and blocks with nothing in them that anybody sees. */
function* likelyHosts(root: Document): Generator<Element> {
	const named = Reflect.apply(Document.prototype.evaluate, root, [
		'//*[contains(name(),"-")]',
		root,
		null,
		6, // UNORDERED_NODE_SNAPSHOT_TYPE
		null,
	]) as XPathResult;
	for (let at = 0; at < named.snapshotLength; at++) yield named.snapshotItem(at) as Element; // by the expression
	yield* all(root, "div:empty, section:empty, main:empty");
}

/** Whether the page around this frame is of the same origin: its script looks in here too. */
export function isLookedAtFromAbove(window: Window): boolean {
	if (window.parent === window) return false;
	try {
		return typeof urlOf(window.parent.document) === "string"; // throws across origins
	} catch {
		return false;
	}
}

export function isDocument(root: Root): root is Document {
	return !isShadowRoot(root);
}

function documentIn(frame: HTMLIFrameElement): Document | undefined {
	try {
		return frame.contentDocument ?? undefined; // null across origins
	} catch {
		return undefined;
	}
}
