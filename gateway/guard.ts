import { isIP } from "node:net";

/**
 * Whether the name a browser used is one of ours. In DNS rebinding a foreign page's own name is made to point at
 * 127.0.0.1, and its scripts then count as same-origin; but the browser still sends that name as Host. Addresses
 * written as numbers cannot be rebound, `localhost` is fixed, and other names must be given with --host.
 */
function isOwnHost(host: string | undefined, ownNames: readonly string[]): boolean {
	const url = host === undefined ? null : URL.parse(`http://${host}`);
	if (!url || url.host !== host?.toLowerCase().replace(/:80$/, "")) return false;
	const name = url.hostname.replace(/^\[|\]$/g, "");
	return isIP(name) !== 0 || name === "localhost" || ownNames.includes(name);
}

/** Remembers the few names a server is called by. */
export function createOwnHosts(ownNames: readonly string[]): (host: string | undefined) => boolean {
	const known = new Set<string>();
	return (host) => {
		if (host !== undefined && known.has(host)) return true;
		if (!isOwnHost(host, ownNames)) return false;
		if (known.size < 100) known.add(host ?? "");
		return true;
	};
}

/** Whether a request was sent by a page of this server. Browsers add both heads themselves; a page cannot forge them. */
export function isOwnPage(request: Request): boolean {
	const site = request.headers.get("sec-fetch-site");
	const origin = URL.parse(request.headers.get("origin") ?? "");
	if (site !== null && site !== "same-origin") return false;
	return origin !== null && origin.host === request.headers.get("host")?.toLowerCase();
}
