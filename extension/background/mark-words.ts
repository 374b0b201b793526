import type { Standing } from "#extension/protocol/standing.ts";

/** Chinese and English. States that must be seen before anything else is said of an invoice; then what is known of it. */
const WORDS: ReadonlyMap<string | undefined, readonly [string, string]> = new Map([
	["void", ["已作废", "void"]],
	["red_full", ["已红冲", "red-inked"]],
	["red_part", ["部分红冲", "partly red-inked"]],
	["red_unknown", ["有红冲", "red-inked"]],
	["confirmed", ["已查验", "verified"]],
	["contradicted", ["查验不符", "does not match"]],
	["kept", ["已保存", "saved"]],
	["new", ["未保存", "not saved"]],
	["claimed", ["已报销", "claimed"]],
	["sample", ["演示", "sample"]],
]);

/** What a mark beside a number says; short, since it stands in somebody else's page. `undefined`: nothing to say. */
export function wordsOf(standing: Standing, language: "zh" | "en"): string | undefined {
	const said: (string | undefined)[] = [standing.what];
	if (standing.what === "kept") {
		const { state, authenticity, claimedAt, sample } = standing;
		said[0] = [state, authenticity, "kept"].find((id) => WORDS.has(id));
		if (claimedAt !== undefined) said.push("claimed");
		if (sample) said.push("sample");
	}
	const words = said.flatMap((id) => WORDS.get(id)?.[language === "zh" ? 0 : 1] ?? []);
	return words.length > 0 ? words.join(" · ") : undefined;
}
