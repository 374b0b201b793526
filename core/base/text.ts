/**
 * CJK radical code points that PDF fonts put in place of the character that looks the same and that NFKC leaves alone
 * (Unicode's EquivalentUnifiedIdeograph.txt, whole characters only) or, the last three, turns into a form that
 * mainland print does not use.
 */
const RADICALS: ReadonlyMap<string, string> = new Map(
	(
		"⺁厂 ⺇几 ⺝月 ⺠民 ⺩王 ⺮竹 ⺶羊 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 " +
		"⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⼾户 ⾭青 ⿈黄"
	)
		.split(" ")
		.map(([radical = "", character = ""]) => [radical, character]),
);

/** Radical code points (康熙部首, U+2E80–2FDF) as the ordinary characters they look like; nothing else changes. */
export function unifyRadicals(text: string): string {
	return text.replace(/[\u2e80-\u2fdf]/g, (char) => RADICALS.get(char) ?? char.normalize("NFKC"));
}

/**
 * One form for text that should be compared: NFKC (full width, 康熙部首 code points), no white space or zero-width
 * characters, brackets and dashes of one kind, Latin letters in upper case. For comparing only, never for showing.
 */
export function foldText(text: string): string {
	return unifyRadicals(text)
		.normalize("NFKC")
		.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]|[\ufe00-\ufe0f]/g, "")
		.replace(/[[〔【「『]/g, "(")
		.replace(/[\]〕】」』]/g, ")")
		.replace(/[·•・‧∙⋅]/g, "·")
		.replace(/[−–—―─‐]/g, "-")
		.toUpperCase()
		.normalize("NFKC"); // upper case may take a letter apart
}

/**
 * Text as printed, made tidy for showing and keeping: radicals as characters, control and zero-width characters out,
 * runs of space to one.
 */
export function tidyText(text: string): string {
	return (
		unifyRadicals(text)
			// biome-ignore lint/suspicious/noControlCharactersInRegex: foreign text does carry control characters
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
			.replace(/[\s\u3000]+/g, " ")
			.trim()
	);
}
