import { hex } from "#core/base/hex.ts";

/** SHA-256 (FIPS 180-4) of the bytes in lower-case hex: the name of an original. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
	const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>); // never shared memory here
	return hex(new Uint8Array(digest));
}
