const UTF16_DECLARED = /^<\?xml[^>]*encoding\s*=\s*["']utf-16/i;

/**
 * Decodes the bytes of an XML file: by its byte order mark, else UTF-8, else GB18030 (which covers GBK and GB2312).
 * The declared encoding is not believed: files converted by mail programs keep the old declaration, and GBK text that
 * happens to be valid UTF-8 does not occur in a whole document. `undefined` when no encoding fits.
 */
export function decodeMarkup(bytes: Uint8Array): string | undefined {
	const encoding = utf16Of(bytes);
	for (const label of encoding ? [encoding] : ["utf-8", "gb18030"]) {
		try {
			const text = new TextDecoder(label, { fatal: true }).decode(bytes);
			return UTF16_DECLARED.test(text) && label !== encoding ? text.replace(/^<\?xml[^>]*\?>/, "") : text;
		} catch {
			// Not of this encoding; the next one is tried.
		}
	}
	return undefined;
}

function utf16Of(bytes: Uint8Array): string | undefined {
	const [a, b] = bytes;
	if (a === 0xff && b === 0xfe) return "utf-16le";
	if (a === 0xfe && b === 0xff) return "utf-16be";
	// "<" without a mark
	if (a === 0x3c && b === 0) return "utf-16le";
	if (a === 0 && b === 0x3c) return "utf-16be";
	return undefined;
}
