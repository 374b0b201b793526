/** Keys that work anywhere outside a text box: `?` help, `/` search, `g` then a letter to a page; Ctrl+Z, ⌘Z takes back. */
export function listenToKeys(actions: { onHelp: () => void; onUndo: () => void }): () => void {
	let afterG = false;
	const onKey = (event: KeyboardEvent) => {
		if (isUndo(event)) {
			if (event.repeat || event.defaultPrevented || hasOwnUndo(event.target) || document.querySelector("dialog[open]"))
				return;
			event.preventDefault();
			actions.onUndo();
			return;
		}
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		if (document.querySelector("dialog[open]")) return;
		const go = afterG
			? { c: "/", l: "/library", t: "/stats", q: "/queue", h: "/history", s: "/settings" }[event.key]
			: undefined;
		afterG = event.key === "g";
		if (go) document.querySelector<HTMLAnchorElement>(`.rail a[href="${go}"]`)?.click();
		else if (event.key === "?") actions.onHelp();
		else if (event.key === "/") focusSearch();
		else return;
		event.preventDefault();
	};
	addEventListener("keydown", onKey);
	return () => removeEventListener("keydown", onKey);
}

const searchBox = () => document.querySelector<HTMLInputElement>("input[type=search]");

/** Focuses this page's search. Where a page has none, or is not drawn yet, the library's is gone to and awaited. */
function focusSearch(): void {
	const box = searchBox();
	box?.focus();
	if (box) return;
	const given = new AbortController();
	const drawn = new MutationObserver(() => {
		if (searchBox()) given.abort();
		searchBox()?.focus();
	});
	given.signal.addEventListener("abort", () => drawn.disconnect());
	// Whoever goes on meanwhile is not to have the focus taken away.
	for (const act of ["keydown", "pointerdown"])
		addEventListener(act, () => given.abort(), { signal: given.signal, capture: true });
	drawn.observe(document.body, { childList: true, subtree: true });
	document.querySelector<HTMLAnchorElement>('.rail a[href="/library"]')?.click();
}

function isUndo({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
	return key.toLowerCase() === "z" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

export function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLSelectElement || hasOwnUndo(target);
}

/** A box for text: the browser takes back what was typed into it. */
function hasOwnUndo(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target instanceof HTMLTextAreaElement ||
			(target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)))
	);
}
