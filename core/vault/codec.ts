/**
 * How bodies and bytes are written to the database and read back. Everything that says something about an invoice
 * passes here, so that sealing (AES-256-GCM with the row's id as associated data) is a second codec and nothing else.
 * Keys of `records` (numbers and file hashes) stay readable beside the body and will become keyed digests with it.
 */
export interface Codec {
	/** `value`: the bytes of an original, or a body that is JSON. */
	seal(value: unknown, id: string): Promise<unknown>;
	open(sealed: unknown, id: string): Promise<unknown>;
}

/** Nothing is secret yet. Bodies are written as JSON text: browsers copy a text several times faster than its objects. */
export const plainCodec: Codec = {
	seal: async (value) => (value instanceof Uint8Array ? value : JSON.stringify(value)),
	open: async (sealed) => (typeof sealed === "string" ? JSON.parse(sealed) : sealed),
};
