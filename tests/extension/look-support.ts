import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import type { Candidate, FieldsCandidate, PageFields, Sight } from "#extension/protocol/candidate.ts";
import type { FromPage, ToPage } from "#extension/protocol/messages.ts";

/** The built script, as it is put into pages. `LOOK_SCRIPT` names another build. */
const BUILT = process.env.LOOK_SCRIPT ?? "dist/extension/chrome-mv3/look.js";

const PAGES = join(import.meta.dirname, "pages");

/** What a page of our set shows, told beside it. */
export interface PageTruth {
	readonly url: string;
	readonly invoices: readonly PageFields[];
	readonly files: readonly string[];
	/** Documents of frames: their address and their file in `pages/frames`. */
	readonly frames?: Readonly<Record<string, string>>;
}

export interface SetPage extends PageTruth {
	readonly kind: (typeof kinds)[number];
	readonly name: string;
	readonly html: string;
}

const kinds = ["one", "many", "alike"] as const;

/** The page in which the script runs with a runtime of ours. */
interface Scope {
	sent: FromPage[];
	heard: ((message: unknown, sender: unknown, reply: (answer: unknown) => void) => unknown)[];
	browser: { runtime: { id?: string } };
}

function lookScript(): string {
	if (!existsSync(BUILT)) throw new Error(`${BUILT} is not there: npm run build:extension`);
	return readFileSync(BUILT, "utf8");
}

/** Pages with one invoice, with many, and with what only looks like some; all invented. */
export function pageSet(): readonly SetPage[] {
	return kinds.flatMap((kind) =>
		readdirSync(join(PAGES, kind))
			.filter((file) => file.endsWith(".html"))
			.map((file) => {
				const name = file.slice(0, -".html".length);
				const truth = JSON.parse(readFileSync(join(PAGES, kind, `${name}.json`), "utf8")) as PageTruth;
				return { ...truth, kind, name, html: readFileSync(join(PAGES, kind, file), "utf8") };
			}),
	);
}

/** Opens a page of our own under any address, with the documents of its frames, without a network. */
export async function open(page: Page, url: string, html: string, frames: PageTruth["frames"] = {}): Promise<void> {
	await page.unrouteAll();
	await page.route("**/*", (route) => {
		const address = route.request().url();
		const frame = Object.hasOwn(frames, address) ? frames[address] : undefined;
		const body = frame === undefined ? html : readFileSync(join(PAGES, "frames", frame), "utf8");
		return frame !== undefined || address === url.split("#")[0]
			? route.fulfill({ contentType: "text/html; charset=utf-8", body })
			: route.fulfill({ status: 404, body: "" });
	});
	await page.goto("about:blank"); // from one fragment of an address to another nothing would be loaded
	await page.goto(url);
}

/** Puts the script into the page, with a runtime that keeps what it sends. */
export async function inject(page: Page): Promise<void> {
	await page.evaluate(() => {
		const scope = window as unknown as Scope;
		scope.sent ??= [];
		scope.heard ??= [];
		const runtime = {
			id: "test",
			sendMessage: async (message: FromPage) => void scope.sent.push(structuredClone(message)),
			onMessage: {
				addListener: (listener: Scope["heard"][number]) => void scope.heard.push(listener),
				removeListener: (listener: Scope["heard"][number]) => {
					scope.heard = scope.heard.filter((each) => each !== listener);
				},
			},
		};
		scope.browser ??= { runtime };
	});
	await page.evaluate(`${lookScript()};undefined`);
}

/** What the script has told by itself. */
export async function told(page: Page): Promise<readonly Sight[]> {
	const sent = await page.evaluate(() => (window as unknown as Scope).sent);
	return sent.map(({ sight }) => sight);
}

/** Sends the script a message; the answer, where it gives one. */
export async function send(page: Page, message: ToPage): Promise<Sight | undefined> {
	const answer = await page.evaluate(
		(message) =>
			new Promise<unknown>((resolve) => {
				const { heard } = window as unknown as Scope;
				const later = heard.map((listener) => listener(message, {}, resolve));
				if (!later.includes(true)) resolve(undefined);
			}),
		message,
	);
	return answer as Sight | undefined; // the script's own type
}

/** As when the extension is replaced: the script is left without a runtime. */
export async function orphan(page: Page): Promise<void> {
	await page.evaluate(() => {
		delete (window as unknown as Scope).browser.runtime.id;
	});
}

/** A click of the user: what is seen now. */
export async function lookAt(page: Page): Promise<Sight> {
	const sight = await send(page, { what: "look" });
	if (!sight) throw new Error("the script gave no answer");
	return sight;
}

export function invoicesOf(candidates: readonly Candidate[]): readonly FieldsCandidate[] {
	return candidates.filter((candidate) => candidate.what === "fields");
}
