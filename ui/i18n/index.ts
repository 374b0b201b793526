import { signal } from "@preact/signals";

import { en } from "./en.ts";
import { type WordKey, type Words, zh } from "./zh-CN.ts";

const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];
export type { WordKey };

type Facts = Readonly<Record<string, unknown>>;

const words: Record<Language, Words> = { "zh-CN": zh, en };

/** The language on screen; components that call `t` follow it by themselves. */
export const language = signal<Language>("zh-CN");

/** The word for a key in the language on screen, its `{facts}` filled in. */
export function t(key: WordKey, facts: Facts = {}): string {
	return fill(words[language.value][key], facts);
}

/** The word for a key made from foreign data (a code from a worker), `undefined` when we have none. */
export function tMaybe(key: string, facts: Facts = {}): string | undefined {
	return Object.hasOwn(zh, key) ? t(key as WordKey, facts) : undefined; // hasOwn has just proved it is a key
}

/** One of two texts that registry entries carry. */
export function pick(text: { readonly zh: string; readonly en: string }, facts: Facts = {}): string {
	return fill(language.value === "en" ? text.en : text.zh, facts);
}

/** Fills `{name}` from facts; a fact that is absent leaves nothing behind. */
export function fill(text: string, facts: Facts): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = facts[name];
		return value === undefined ? "" : String(value);
	});
}
