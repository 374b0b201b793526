/** The authorisation code travels to this address, so it must be one nobody can listen in on. */
export function isUsableAddress(text: string): boolean {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		return false; // not an address at all
	}
	return (
		url.protocol === "https:" || (url.protocol === "http:" && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
	);
}
