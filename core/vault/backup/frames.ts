import type { BackupKey } from "./key.ts";

/**
 * Frames follow the header, each `length (4) | last (1) | ciphertext and tag`. A frame is sealed with AES-256-GCM: its
 * nonce is its number, which is safe since every backup has a key of its own; the header's digest, the number and the
 * first five bytes are authenticated with it. So a frame opens only in its own file and place, and a file without a
 * last frame is known to be cut off.
 */
const HEAD = 5;
const TAG = 16;

/** Bytes of a frame's content; more would have to lie in memory at once. */
const MOST_IN_FRAME = 64 * 1024 * 1024;

/** Bytes that are read from the file at a time. */
const WINDOW = 4 * 1024 * 1024;

export interface Frame {
	readonly number: number;
	/** Where it starts in the file. */
	readonly at: number;
	readonly last: boolean;
	readonly content: Uint8Array<ArrayBuffer>;
	readonly tag: Uint8Array<ArrayBuffer>;
}

/**
 * `cut_off`: it ends before its last frame; `altered`: this frame is not what was written here; `longer`: something
 * follows the last.
 */
export type Damage = "cut_off" | "altered" | "longer";

export class DamagedBackupError extends Error {
	override name = "DamagedBackupError";
	readonly damage: Damage;
	readonly frame: number;

	constructor(damage: Damage, frame: number) {
		super(`frame ${frame} of the backup: ${damage}`);
		this.damage = damage;
		this.frame = frame;
	}
}

/** `content` must not be longer than `MOST_IN_FRAME`. */
export async function sealFrame(
	{ key, digest }: BackupKey,
	number: number,
	content: Uint8Array<ArrayBuffer>,
	last: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
	if (content.length > MOST_IN_FRAME) throw new RangeError("a frame is too long");
	const bytes = new Uint8Array(HEAD + content.length + TAG);
	new DataView(bytes.buffer).setUint32(0, content.length + TAG);
	bytes[4] = last ? 1 : 0;
	const additionalData = bound(digest, number, bytes);
	const hidden = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonceOf(number), additionalData }, key, content);
	bytes.set(new Uint8Array(hidden), HEAD);
	return bytes;
}

/** All frames from the first to the last, in order. Throws `DamagedBackupError`, and what reading the file throws. */
export async function* readFrames(file: Blob, opened: BackupKey): AsyncGenerator<Frame, void> {
	let at = opened.header.length;
	let window = new Uint8Array(0);
	let start = at;
	const need = async (length: number, number: number): Promise<Uint8Array<ArrayBuffer>> => {
		if (at + length > file.size) throw new DamagedBackupError("cut_off", number);
		if (at + length > start + window.length) {
			start = at;
			window = await bytesOf(file.slice(at, at + Math.max(WINDOW, length)));
		}
		return window.subarray(at - start, at - start + length);
	};
	for (let number = 0; ; number++) {
		const length = HEAD + hiddenLength(await need(HEAD, number), number);
		const frame = await openFrame(opened, number, at, await need(length, number));
		at += length;
		if (frame.last && at < file.size) throw new DamagedBackupError("longer", number);
		yield frame;
		if (frame.last) return;
	}
}

/** One frame whose place is known. */
export async function readFrame(file: Blob, opened: BackupKey, { number, at }: Pick<Frame, "number" | "at">) {
	const head = await bytesOf(file.slice(at, at + HEAD));
	if (head.length < HEAD) throw new DamagedBackupError("cut_off", number);
	const bytes = await bytesOf(file.slice(at, at + HEAD + hiddenLength(head, number)));
	return openFrame(opened, number, at, bytes);
}

function hiddenLength(head: Uint8Array<ArrayBuffer>, number: number): number {
	const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
	if (length < TAG || length > MOST_IN_FRAME + TAG) throw new DamagedBackupError("altered", number);
	return length;
}

async function openFrame(
	{ key, digest }: BackupKey,
	number: number,
	at: number,
	bytes: Uint8Array<ArrayBuffer>,
): Promise<Frame> {
	const how = { name: "AES-GCM", iv: nonceOf(number), additionalData: bound(digest, number, bytes) };
	try {
		const content = await crypto.subtle.decrypt(how, key, bytes.subarray(HEAD));
		return { number, at, last: bytes[4] === 1, content: new Uint8Array(content), tag: bytes.slice(-TAG) };
	} catch {
		throw new DamagedBackupError("altered", number); // the browser says no more
	}
}

async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await part.arrayBuffer());
}

function nonceOf(number: number): Uint8Array<ArrayBuffer> {
	const nonce = new Uint8Array(12);
	new DataView(nonce.buffer).setUint32(8, number);
	return nonce;
}

function bound(digest: Uint8Array, number: number, frame: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(digest.length + 4 + HEAD);
	bytes.set(digest);
	new DataView(bytes.buffer).setUint32(digest.length, number);
	bytes.set(frame.subarray(0, HEAD), digest.length + 4);
	return bytes;
}
