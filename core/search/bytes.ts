/** Lists of numbers one after another in one run of bytes, as this machine keeps them, and back. */

const kinds = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
type List = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Put together in one step. */
const BYTES_A_STEP = 2 ** 22;

export interface ByteWriter {
	/** The list is not to be changed any more. */
	write(list: List): void;
	/** Everything written, put together a step at a time; nothing can be written afterwards. */
	bytes(): Generator<void, Uint8Array<ArrayBuffer>>;
}

/** `head` bytes at the beginning are left at 0 for the caller. */
export function createByteWriter(head: number): ByteWriter {
	const lists: List[] = [];
	let length = head;

	return {
		write(list) {
			lists.push(list);
			length += 8 + padded(list.byteLength);
		},
		*bytes() {
			const bytes = new Uint8Array(length);
			const view = new DataView(bytes.buffer);
			let at = head;
			let copied = 0;
			for (const list of lists) {
				copied += list.byteLength;
				if (copied > BYTES_A_STEP) {
					yield;
					copied = 0;
				}
				view.setUint32(
					at,
					kinds.findIndex((Kind) => list instanceof Kind),
					true,
				);
				view.setUint32(at + 4, list.length, true);
				bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), at + 8);
				at += 8 + padded(list.byteLength);
			}
			return bytes;
		},
	};
}

export interface ByteReader {
	/** The next list, in memory of its own. Throws `DamagedBytes` when it is not of such a kind. */
	read<T extends List>(...allowed: readonly (new (buffer: ArrayBuffer) => T)[]): T;
	/** The next list as it lies in the bytes: for what is looked at once. */
	view<T extends List>(...allowed: readonly (new (buffer: ArrayBuffer) => T)[]): T;
	/** Whether everything was read. */
	atEnd(): boolean;
}

/** The bytes are not what was written. */
export class DamagedBytes extends Error {}

export function createByteReader(bytes: Uint8Array<ArrayBuffer>, head: number): ByteReader {
	const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = head;

	function view<T extends List>(...allowed: readonly (new (buffer: ArrayBuffer) => T)[]): T {
		if (at + 8 > bytes.length) throw new DamagedBytes("a list is missing");
		const Kind = kinds[numbers.getUint32(at, true)];
		const length = numbers.getUint32(at + 4, true);
		const size = length * (Kind?.BYTES_PER_ELEMENT ?? 1);
		if (!Kind || !(allowed as readonly unknown[]).includes(Kind)) throw new DamagedBytes("a list of another kind");
		if (at + 8 + size > bytes.length) throw new DamagedBytes("a list is cut off");
		const list = new Kind(bytes.buffer, bytes.byteOffset + at + 8, length);
		at += 8 + padded(size);
		return list as List as T; // its kind is one of those allowed
	}

	return {
		view,
		// Copied: a view would keep all bytes, with the texts that are read into strings.
		read: <T extends List>(...allowed: readonly (new (buffer: ArrayBuffer) => T)[]) => view(...allowed).slice() as T, // of its own kind
		atEnd: () => at === bytes.length,
	};
}

/** Eight bytes each, so that every list begins where its numbers can. */
function padded(length: number): number {
	return Math.ceil(length / 8) * 8;
}

/**
 * A number that changes with every change of one 32-bit word, and nearly always with others. It tells damage, not
 * forgery: a seal is the caller's. `bytes` are whole words from a multiple of four on.
 */
export function checksum(bytes: Uint8Array<ArrayBuffer>): number {
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
	// Four sums beside each other, since each step waits for the one before it.
	let [a, b, c, d] = [1, 2, 3, 4];
	const whole = words.length - (words.length % 4);
	for (let at = 0; at < whole; at += 4) {
		a = stir(a ^ (words[at] ?? 0));
		b = stir(b ^ (words[at + 1] ?? 0));
		c = stir(c ^ (words[at + 2] ?? 0));
		d = stir(d ^ (words[at + 3] ?? 0));
	}
	for (let at = whole; at < words.length; at++) a = stir(a ^ (words[at] ?? 0));
	return stir(stir(stir(stir(a) ^ b) ^ c) ^ d) >>> 0;
}

/** Gives every number another. */
function stir(word: number): number {
	const product = Math.imul(word, 0x85ebca6b);
	return product ^ (product >>> 13);
}
