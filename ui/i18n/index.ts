import { signal } from "@preact/signals";

import { answersWords } from "./answers.ts";
import { bridgeWords } from "./bridge.ts";
import { frameWords } from "./frame.ts";
import { queueWords } from "./queue.ts";
import { readingWords } from "./reading.ts";
import { recordWords } from "./record.ts";
import type { Text } from "./text.ts";
import { verdictWords } from "./verdict.ts";

const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

type Facts = Readonly<Record<string, unknown>>;

/** The language on screen; components that ask for a word follow it by themselves. */
export const language = signal<Language>("zh-CN");

/** The text in the language on screen, its `{facts}` filled in. */
export function pick(text: Text, facts: Facts = {}): string {
	return fill(language.value === "en" ? text.en : text.zh, facts);
}

/** Fills `{name}` from facts; a fact that is absent leaves nothing behind. */
export function fill(text: string, facts: Facts): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = facts[name];
		return value === undefined ? "" : String(value);
	});
}

/** How words of a table are asked for. Each frontend has its own table, so that none carries the other's words. */
export function tell<Key extends string>(
	words: Readonly<Record<Key, Text>>,
): {
	/** The word for a key. */
	t(key: Key, facts?: Facts): string;
	/** The word for a key made from foreign data (a code from a worker), `undefined` when we have none. */
	tMaybe(key: string, facts?: Facts): string | undefined;
} {
	const t = (key: Key, facts?: Facts) => pick(words[key], facts);
	return {
		t,
		tMaybe: (key, facts) => (Object.hasOwn(words, key) ? t(key as Key, facts) : undefined), // hasOwn has just proved it
	};
}

/** What the pieces of `ui` say; both frontends have these words. */
export const sharedWords = {
	...answersWords,
	...bridgeWords,
	...frameWords,
	...queueWords,
	...readingWords,
	...recordWords,
	...verdictWords,
};

export const { t, tMaybe } = tell(sharedWords);
