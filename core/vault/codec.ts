/**
 * How bodies and bytes are written to the database and read back, and by what names the database finds rows. All that
 * says something about an invoice passes here. In the app this is `createCipher` (`seal/cipher.ts`).
 */
export interface Codec {
	/** `value`: the bytes of an original, or a body that is JSON. */
	seal(value: unknown, place: Place): Promise<unknown>;
	/** Throws `DamagedRowError` for what was not sealed by `seal` for this very place. */
	open(sealed: unknown, place: Place): Promise<unknown>;
	/** What stands for a text (a number, the hash of a file) in an index: the same for the same text, and no more. */
	name(text: string): Promise<string>;
}

/**
 * Where a sealed value belongs: its table, its row, and where a row is replaced by checking what was read, its version.
 * A value taken to another place does not open.
 */
export type Place = readonly [table: string, row: string, rev?: number];

/** A stored value is not what was written: damaged, or taken from another place. */
export class DamagedRowError extends Error {
	override name = "DamagedRowError";
	readonly place: Place;

	constructor(place: Place, cause?: unknown) {
		super(`What is stored in ${place[0]} is damaged`, { cause });
		this.place = place;
	}
}

/** What was opened, or `instead` where what is stored is damaged. */
export async function unlessDamaged<T, U>(opening: Promise<T>, instead: U): Promise<T | U> {
	try {
		return await opening;
	} catch (cause) {
		if (cause instanceof DamagedRowError) return instead;
		throw cause;
	}
}

/** How data were written before they were sealed: bodies as JSON text. Only to bring those over (`move.ts`). */
export const plainCodec: Codec = {
	seal: async (value) => (value instanceof Uint8Array ? value : JSON.stringify(value)),
	open: async (stored) => (typeof stored === "string" ? JSON.parse(stored) : stored),
	name: async (text) => text,
};
