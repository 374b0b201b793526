import { hash, randomUUID } from "node:crypto";

import { canonicalJson } from "#core/base/canonical-json.ts";

/** What the first entry of a chain follows. */
export const GENESIS = "0".repeat(64);

/** What an entry is linked by; its content only through the digest, so the content may go while the chain stands. */
export interface Link {
	readonly seq: number;
	readonly at: string;
	readonly digest: string;
}

/** Hash of an entry: SHA-256 of canonical JSON with the hash of the entry before. */
export function linkHash(link: Link, previous: string): string {
	const { at, digest, seq } = link;
	// canonicalJson({ at, digest, previous, seq }), whose texts have nothing to escape
	return sha256(`{"at":"${at}","digest":"${digest}","previous":"${previous}","seq":${seq}}`);
}

/**
 * The text of a content and its digest. The salt goes when the content is erased: without it, who knows a few invoices
 * could try which of them has this digest.
 */
export function seal(content: object): { readonly text: string; readonly digest: string } {
	const text = canonicalJson({ ...content, salt: randomUUID() });
	return { text, digest: sha256(text) };
}

export function sha256(text: string): string {
	return hash("sha256", text, "hex");
}
