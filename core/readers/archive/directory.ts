import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";

/** One entry of a ZIP's central directory (APPNOTE 4.3.12); all of it is a claim of the file. */
export interface Entry {
	readonly name: string;
	readonly method: number;
	readonly encrypted: boolean;
	readonly crc: number;
	readonly packedSize: number;
	readonly size: number;
	/** Where its local header starts. */
	readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const UTF8_FLAG = 0x800;
const MAX_32 = 0xffffffff;

/**
 * Lists the central directory; more than `limit` entries is `over_budget` before any is read. `before`: bytes of the
 * container in front of these, which must hold all of the directory.
 */
export function listEntries(bytes: Uint8Array, limit: number, before = 0): Result<readonly Entry[], ReadProblem> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view, before);
	if (!end) return err({ code: "broken" });
	if (end.count > limit) return err({ code: "over_budget", budget: "members", limit });
	if (end.start < 0) return err({ code: "broken" });
	const entries: Entry[] = [];
	let at = end.start;
	while (at + 46 <= end.stop && view.getUint32(at, true) === ENTRY) {
		if (entries.length >= limit) return err({ code: "over_budget", budget: "members", limit });
		const nameLength = view.getUint16(at + 28, true);
		const extraLength = view.getUint16(at + 30, true);
		const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
		if (next > end.stop) return err({ code: "broken" });
		entries.push(readEntry(bytes, view, at, nameLength, extraLength, end.shift));
		at = next;
	}
	return entries.length < end.count ? err({ code: "broken" }) : ok(entries);
}

/** Where the central directory starts in the container whose last bytes these are. */
export function findDirectory(tail: Uint8Array, before: number): number | undefined {
	const end = findEnd(new DataView(tail.buffer, tail.byteOffset, tail.byteLength), before);
	return end && end.start + before;
}

interface End {
	readonly count: number;
	readonly start: number;
	readonly stop: number;
	/** Bytes in front of the container that its own offsets do not count. */
	readonly shift: number;
}

function findEnd(view: DataView, before: number): End | undefined {
	const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= lowest; at--) {
		if (view.getUint32(at, true) !== END) continue;
		const end = readEnd(view, at, before);
		if (end) return end;
	}
	return undefined;
}

function readEnd(view: DataView, at: number, before: number): End | undefined {
	let stop = at;
	let count = view.getUint16(at + 10, true);
	let size = view.getUint32(at + 12, true);
	let offset = view.getUint32(at + 16, true);
	const at64 = zip64End(view, at, before);
	if (at64 !== undefined && (count === 0xffff || size === MAX_32 || offset === MAX_32)) {
		stop = at64;
		count = readUint64(view, at64 + 32);
		size = readUint64(view, at64 + 40);
		offset = readUint64(view, at64 + 48);
	}
	const shift = before + stop - size - offset;
	if (shift < 0 || size < count * 46) return undefined;
	return { count, start: stop - size, stop, shift };
}

function zip64End(view: DataView, end: number, before: number): number | undefined {
	const locator = end - 20;
	if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return undefined;
	const at = readUint64(view, locator + 8) - before;
	return at >= 0 && at + 56 <= locator && view.getUint32(at, true) === END_64 ? at : undefined;
}

function readEntry(
	bytes: Uint8Array,
	view: DataView,
	at: number,
	nameLength: number,
	extraLength: number,
	shift: number,
): Entry {
	const flags = view.getUint16(at + 8, true);
	const wide = zip64Extra(view, at + 46 + nameLength, extraLength);
	const take = (value: number) => (value === MAX_32 ? (wide.shift() ?? value) : value);
	// The order is the one of the zip64 extra field: size, packed size, offset.
	const size = take(view.getUint32(at + 24, true));
	const packedSize = take(view.getUint32(at + 20, true));
	const offset = take(view.getUint32(at + 42, true)) + shift;
	return {
		name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_FLAG) !== 0),
		method: view.getUint16(at + 10, true),
		encrypted: (flags & 1) !== 0,
		crc: view.getUint32(at + 16, true),
		packedSize,
		size,
		offset,
	};
}

function zip64Extra(view: DataView, start: number, length: number): number[] {
	let at = start;
	while (at + 4 <= start + length) {
		const size = view.getUint16(at + 2, true);
		if (view.getUint16(at, true) === 1 && at + 4 + size <= start + length) {
			return Array.from({ length: Math.floor(size / 8) }, (_, index) => readUint64(view, at + 4 + index * 8));
		}
		at += 4 + size;
	}
	return [];
}

function readUint64(view: DataView, at: number): number {
	return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Without the UTF-8 flag the name may be in any code page; Chinese Windows packs in GBK. */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
	const name = utf8 ? new TextDecoder().decode(bytes) : decodeUnmarked(bytes);
	return name.replaceAll("\\", "/");
}

function decodeUnmarked(bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("gb18030").decode(bytes);
	}
}
