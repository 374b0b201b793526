import { crc32 } from "#core/readers/archive/crc32.ts";

const UTF8 = 0x800;
const MAX_32 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** Writes a ZIP (APPNOTE 6.3) entry by entry, with ZIP64 where there is more than the old form can say. */
export interface ZipWriter {
	/** Stored as it is: originals are packed already. Below 4 GB. */
	put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Packed before. `size` and `crc` are of the bytes before packing; both below 4 GB. */
	putDeflated(name: string, packed: Blob, facts: { readonly size: number; readonly crc: number }): Promise<void>;
	end(): Promise<void>;
}

interface Written {
	readonly name: Uint8Array<ArrayBuffer>;
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	readonly size: number;
	readonly offset: number;
}

/** Bytes of a packed entry that are read at a time. */
const PIECE = 1024 * 1024;

export function createZipWriter(write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>, at: Date): ZipWriter {
	const entries: Written[] = [];
	const stamp = dosTime(at);
	let offset = 0;

	async function add(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		offset += bytes.length;
		await write(bytes);
	}

	async function open(entry: Omit<Written, "offset">): Promise<void> {
		if (entry.size > MAX_32 || entry.packed > MAX_32) throw new RangeError("an entry is too large for this archive");
		entries.push({ ...entry, offset });
		await add(fields([[4, 0x04034b50], ...head(entry, stamp), [2, 0]], entry.name));
	}

	return {
		async put(name, bytes) {
			const size = bytes.length;
			await open({ name: textBytes(name), method: STORED, crc: crc32(bytes), packed: size, size });
			await add(bytes);
		},
		async putDeflated(name, packed, { size, crc }) {
			await open({ name: textBytes(name), method: DEFLATED, crc, packed: packed.size, size });
			for (let start = 0; start < packed.size; start += PIECE) {
				await add(new Uint8Array(await packed.slice(start, start + PIECE).arrayBuffer()));
			}
		},
		async end() {
			const start = offset;
			for (const entry of entries) await add(directoryEntry(entry, stamp));
			await add(ending(entries.length, start, offset - start));
		},
	};
}

type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** What the local header and the directory say alike, from the version needed to the length of the name. */
function head({ name, method, crc, packed, size }: Omit<Written, "offset">, stamp: number): readonly Field[] {
	return [
		[2, 45],
		[2, UTF8],
		[2, method],
		[4, stamp],
		[4, crc],
		[4, packed],
		[4, size],
		[2, name.length],
	];
}

function directoryEntry(entry: Written, stamp: number): Uint8Array<ArrayBuffer> {
	const far = entry.offset >= MAX_32;
	const extra: readonly Field[] = far
		? [
				[2, 1],
				[2, 8],
				[8, entry.offset],
			]
		: [];
	const said: readonly Field[] = [
		[4, 0x02014b50],
		[2, 45],
		...head(entry, stamp),
		[2, far ? 12 : 0],
		[2, 0], // comment
		[2, 0], // disk
		[2, 0], // internal attributes
		[4, 0], // external attributes
		[4, far ? MAX_32 : entry.offset],
	];
	return fields(said, entry.name, fields(extra));
}

function ending(count: number, start: number, size: number): Uint8Array<ArrayBuffer> {
	const wide = count >= 0xffff || start >= MAX_32 || size >= MAX_32;
	const end64: readonly Field[] = [
		[4, 0x06064b50],
		[8, 44],
		[2, 45],
		[2, 45],
		[4, 0],
		[4, 0],
		[8, count],
		[8, count],
		[8, size],
		[8, start],
		[4, 0x07064b50],
		[4, 0],
		[8, start + size],
		[4, 1],
	];
	const end: readonly Field[] = [
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, wide ? 0xffff : count],
		[2, wide ? 0xffff : count],
		[4, wide ? MAX_32 : size],
		[4, wide ? MAX_32 : start],
		[2, 0],
	];
	return fields(wide ? [...end64, ...end] : end);
}

/** Little-endian numbers, and bytes after them. */
function fields(numbers: readonly Field[], ...after: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const length = numbers.reduce((sum, [bytes]) => sum + bytes, 0);
	const all = new Uint8Array(after.reduce((sum, bytes) => sum + bytes.length, length));
	const view = new DataView(all.buffer);
	let at = 0;
	for (const [bytes, value] of numbers) {
		if (bytes === 2) view.setUint16(at, value, true);
		else if (bytes === 4) view.setUint32(at, value, true);
		else view.setBigUint64(at, BigInt(value), true);
		at += bytes;
	}
	for (const bytes of after) {
		all.set(bytes, at);
		at += bytes.length;
	}
	return all;
}

/** Time and date of MS-DOS on the clock of this machine, to two seconds. */
function dosTime(at: Date): number {
	const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
	const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
	return ((date << 16) | time) >>> 0;
}

function textBytes(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}
