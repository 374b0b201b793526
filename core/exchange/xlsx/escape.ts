/** Nothing below has to be done to most texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const SPECIAL = /[&<>"_\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/**
 * Text for XML: what XML cannot hold is left out, half a surrogate pair included, and `_x0041_`, which spreadsheets
 * read as a character's code, is kept from being one.
 */
export function xmlText(text: string): string {
	if (!SPECIAL.test(text)) return text;
	return (
		text
			.replace(/\r\n?/g, "\n")
			// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
			.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;")
			.replaceAll('"', "&quot;")
	);
}
