/** The one file name in a text, `undefined` when there is none or several. */
export function fileNameIn(text: string): string | undefined {
	const found = new Set(text.match(/[^\s\\/:*?"<>|：，；]{1,100}\.(?:pdf|ofd|xml|zip|jpe?g|png)(?![a-z0-9])/gi));
	const [first] = found;
	return found.size === 1 ? first : undefined;
}
