import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";

import { err, ok, type Result } from "#core/base/result.ts";
import type { OriginalProblem } from "#core/providers/original.ts";
import { isPublicAddress } from "./addresses.ts";

/** The addresses a name has. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export interface Reach {
	readonly resolve: Resolve;
	/** Hosts (`name` or `name:port`) that may be inside a private network: the user's own servers. */
	readonly allowPrivate: readonly string[];
}

export const resolveBySystem: Resolve = async (name) =>
	(await systemLookup(name, { all: true })).map(({ address }) => address);

/**
 * One GET to an address that was checked. The name is looked up once; the connection goes to the very address that
 * passed and not to the name, so that a name which points elsewhere a moment later (DNS rebinding) changes nothing.
 * All addresses of a name must be public: one private among them is a sign of such a name.
 */
export async function getPinned(
	url: URL,
	{ resolve, allowPrivate }: Reach,
	signal: AbortSignal,
): Promise<Result<IncomingMessage, OriginalProblem>> {
	const name = url.hostname.replace(/^\[|\]$/g, "");
	const addresses = isIP(name) ? [name] : await resolve(name).catch(() => []);
	const [address] = addresses;
	if (address === undefined) return err({ code: "offline" });
	const allowed = allowPrivate.includes(name) || allowPrivate.includes(url.host);
	if (!allowed && !addresses.every(isPublicAddress)) return err({ code: "private_address" });
	try {
		return ok(await get(url, address, signal));
	} catch {
		// The cause is left out on purpose: it can hold the address.
		return err({ code: signal.aborted ? "timeout" : "offline" });
	}
}

function get(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
	const family = isIP(address);
	const pinned: LookupFunction = (_, options, done) => {
		if (options.all) done(null, [{ address, family }]);
		else done(null, address, family);
	};
	const send = url.protocol === "https:" ? httpsRequest : httpRequest;
	return new Promise((resolve, reject) => {
		const request = send(
			url,
			{
				lookup: pinned,
				agent: false, // a connection kept from before could be to another address
				signal,
				headers: {
					Accept: "application/pdf, application/ofd, application/octet-stream",
					"Accept-Encoding": "identity",
				},
			},
			resolve,
		);
		request.once("error", reject);
		request.end();
	});
}
