import type { Finding } from "#core/model/finding.ts";
import type { Check } from "./check.ts";

/** The sentence of a hit with its facts filled in; the check's only one where the facts name none. */
export function sentenceOf(check: Check, finding: Extract<Finding, { outcome: "found" }>): { zh: string; en: string } {
	const named = String(finding.facts.sentence ?? Object.keys(check.sentences)[0]);
	const sentence = check.sentences[named];
	if (!sentence) throw new RangeError(`${check.id} has no sentence ${named}`);
	return { zh: fill(sentence.zh, finding.facts), en: fill(sentence.en, finding.facts) };
}

function fill(text: string, facts: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));
}
