import { isHidden, urlOf } from "#extension/detectors/dom.ts";
import { detectors, pictures } from "#extension/detectors/index.ts";
import type { Candidate, Sight } from "#extension/protocol/candidate.ts";
import type { FromPage } from "#extension/protocol/messages.ts";
import { type Marks, makeChips } from "./chip.ts";
import { readToPage } from "./message.ts";
import { makePace } from "./pace.ts";
import { isLookedAtFromAbove, type Root } from "./roots.ts";
import { look } from "./sight.ts";
import { runSliced } from "./slices.ts";

/** What the script needs of the extension. */
export interface Post {
	/** False once the extension was replaced or removed. */
	readonly alive: () => boolean;
	/** Never rejects. */
	readonly send: (message: FromPage) => Promise<void>;
	/** Calls back for each message of the background; an answer is given through `reply`. Returns how to end it. */
	readonly listen: (heard: (message: unknown, reply: (answer: Sight) => void) => boolean) => () => void;
}

/** A script at work in a page. */
export interface Looker {
	readonly alive: () => boolean;
	/** Takes everything back and ends. */
	readonly stop: () => void;
}

/** Changes that may show something new. Styles and classes change all the time and show nothing. */
const CHANGES = {
	childList: true,
	subtree: true,
	characterData: true,
	attributes: true,
	attributeFilter: ["href", "src"],
};

/**
 * Looks at a page, and again whenever it has changed; tells the background what is seen when that is something new.
 * `undefined` when the page around this frame has a script that looks in here.
 */
export function startLooker(window: Window & typeof globalThis, post: Post): Looker | undefined {
	if (isLookedAtFromAbove(window)) return undefined;
	const { document } = window;
	const end = new AbortController();
	const { signal } = end;
	const chips = makeChips();
	const pace = makePace();
	const observer = new MutationObserver(changed);
	let timer: number | undefined;
	let running: { stopped: boolean; readonly thorough: boolean } | undefined;
	let told = "[]";
	let candidates: readonly Candidate[] = [];
	let roots: Root[] = [];
	let marks: Marks | undefined;
	let due = true;

	const unlisten = post.listen(hear);
	// On the window, whose properties a page's names cannot hide; both events come up to it.
	window.addEventListener("visibilitychange", shown, { signal });
	// Values that are typed into forms change no node.
	window.addEventListener("change", changed, { signal, capture: true, passive: true });
	shown();
	return { alive: () => !signal.aborted && post.alive(), stop };

	function stop(): void {
		if (signal.aborted) return;
		end.abort();
		observer.disconnect();
		window.clearTimeout(timer);
		if (running) running.stopped = true;
		chips.clear();
		unlisten();
	}

	/** Whether this script still has something to do; ends it when the extension is gone. */
	function isOn(): boolean {
		if (!signal.aborted && !post.alive()) stop();
		return !signal.aborted;
	}

	function shown(): void {
		if (!isOn()) return;
		if (isHidden(document)) {
			// A hidden page is not looked at; what was begun is begun again when it is shown.
			window.clearTimeout(timer);
			timer = undefined;
			if (running && !running.thorough) running.stopped = true;
		} else if (due) void lookAgain();
	}

	function changed(): void {
		observer.disconnect(); // one change is enough to know; a page that rewrites itself pays for no more
		due = true;
		if (!isOn() || running || timer !== undefined || isHidden(document)) return;
		pace.changed(performance.now());
		timer = window.setTimeout(() => {
			timer = undefined;
			if (isOn() && !isHidden(document)) void lookAgain();
		}, pace.wait());
	}

	async function lookAgain(): Promise<void> {
		if (running) return;
		const sight = await lookOnce({ thorough: false });
		if (!sight) return;
		const seen = JSON.stringify(sight.candidates);
		const now = sight.candidates.length === 0 ? "[]" : `${sight.url} ${sight.cut} ${seen}`;
		if (now !== told) void post.send({ what: "seen", sight });
		told = now;
		await mark(); // the page may have drawn itself anew
	}

	async function lookOnce({ thorough }: { readonly thorough: boolean }): Promise<Sight | undefined> {
		const mine = { stopped: false, thorough };
		running = mine;
		due = false;
		observer.disconnect();
		roots = [];
		const steps = look(document, {
			detectors: thorough ? [...detectors, pictures] : detectors,
			thorough,
			enter(root) {
				roots.push(root);
				observer.observe(root, CHANGES);
			},
		});
		const done = await runSliced(steps, () => mine.stopped || !isOn());
		if (running === mine) running = undefined;
		if (!done) {
			due = true;
			if (!isHidden(document) && isOn() && !running) changed();
			return undefined;
		}
		const before = candidates.length;
		candidates = done.value.candidates;
		pace.looked(done.spent, performance.now(), candidates.length !== before);
		if (due) changed(); // the page changed while it was looked at
		return done.value;
	}

	/** A person asked: everything is looked at, pictures too, whether or not it is new. */
	async function answer(reply: (sight: Sight) => void): Promise<void> {
		if (running) running.stopped = true;
		const sight = await lookOnce({ thorough: true });
		if (sight) reply(sight);
		else reply({ url: urlOf(document).split("#")[0] ?? "", title: "", candidates: [], cut: true });
	}

	async function mark(): Promise<void> {
		if (!marks || !isOn()) return;
		observer.disconnect(); // our own marks are no change of the page
		await runSliced(chips.draw(roots, candidates, marks), () => !isOn());
		if (isOn()) for (const root of roots) observer.observe(root, CHANGES);
	}

	function hear(message: unknown, reply: (answer: Sight) => void): boolean {
		const heard = isOn() ? readToPage(message) : undefined;
		if (heard?.what === "stop") stop();
		if (heard?.what === "marks") {
			marks = heard.chip ? heard.marks : undefined;
			if (heard.chip) void mark();
			else chips.clear();
		}
		if (heard?.what !== "look") return false;
		void answer(reply);
		return true; // the answer comes later
	}
}
