import type { Standing } from "#extension/protocol/standing.ts";

interface Words {
	readonly zh: string;
	readonly en: string;
}

const fresh: Words = { zh: "未保存", en: "not saved" };
const kept: Words = { zh: "已保存", en: "saved" };
const claimed: Words = { zh: "已报销", en: "claimed" };
const confirmed: Words = { zh: "已查验", en: "verified" };
const contradicted: Words = { zh: "查验不符", en: "does not match" };
const sample: Words = { zh: "演示", en: "sample" };

/** States that must be seen before anything else is said of an invoice. */
const states = new Map<string, Words>([
	["void", { zh: "已作废", en: "void" }],
	["red_full", { zh: "已红冲", en: "red-inked" }],
	["red_part", { zh: "部分红冲", en: "partly red-inked" }],
	["red_unknown", { zh: "有红冲", en: "red-inked" }],
]);

/** What a mark beside a number says; short, since it stands in somebody else's page. `undefined`: nothing to say. */
export function wordsOf(standing: Standing, language: "zh" | "en"): string | undefined {
	if (standing.what === "new") return fresh[language];
	if (standing.what !== "kept") return undefined;
	const said = [states.get(standing.state) ?? authenticityOf(standing)];
	if (standing.claimedAt !== undefined) said.push(claimed);
	if (standing.sample) said.push(sample);
	return said.map((words) => words[language]).join(" · ");
}

function authenticityOf({ authenticity }: Extract<Standing, { what: "kept" }>): Words {
	if (authenticity === "confirmed") return confirmed;
	return authenticity === "contradicted" ? contradicted : kept;
}
