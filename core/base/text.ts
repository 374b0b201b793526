/**
 * One form for text that should be compared: NFKC (full width, 康熙部首 code points), no white space or zero-width
 * characters, brackets and dashes of one kind, Latin letters in upper case. For comparing only, never for showing.
 */
export function foldText(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
		.replace(/[〔［【「『]/g, "(")
		.replace(/[〕］】」』]/g, ")")
		.replace(/[·•・‧∙⋅]/g, "·")
		.replace(/[−–—﹣‐‑]/g, "-")
		.toUpperCase();
}

/** Text as printed, made tidy for showing and keeping: control and zero-width characters out, runs of space to one. */
export function tidyText(text: string): string {
	return (
		text
			// biome-ignore lint/suspicious/noControlCharactersInRegex: foreign text does carry control characters
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
			.replace(/[\s\u3000]+/g, " ")
			.trim()
	);
}
