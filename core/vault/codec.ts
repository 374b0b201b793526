/**
 * How bodies and bytes are written to the database and read back. Everything that says something about an invoice
 * passes here, so that sealing (AES-256-GCM with the row's id as associated data) is a second codec and nothing else.
 * Keys of `records` (numbers and file hashes) stay readable beside the body and will become keyed digests with it.
 */
export interface Codec {
	seal(value: unknown, id: string): Promise<unknown>;
	open(sealed: unknown, id: string): Promise<unknown>;
}

/** Writes values as they are: the vault is not locked yet. */
export const plainCodec: Codec = {
	seal: async (value) => value,
	open: async (sealed) => sealed,
};
