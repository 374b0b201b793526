/** The origin of an address, `undefined` where no site stands behind it. */
export function originOf(url: string | undefined): string | undefined {
	const parsed = url === undefined ? null : URL.parse(url);
	return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

/**
 * The match pattern of a site, for the right to its host and for the looking script. Firefox has no ports in patterns
 * and would refuse one: there all ports of the host are meant.
 * @example patternOf("https://mail.example") === "https://mail.example/*"
 */
export function patternOf(origin: string, options: { readonly ports: boolean }): string {
	const { protocol, hostname, host } = new URL(origin);
	return `${protocol}//${options.ports ? host : hostname}/*`;
}
