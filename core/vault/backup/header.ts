import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { type Argon2Cost, isTaken } from "../account/kdf.ts";

/** The layout that is written. A file with a higher one was written by a newer app. */
export const FORMAT = 1;

const MAGIC = new TextEncoder().encode("YANPIAO\n");
const SALT = 16;
const NONCE = 12;
const WRAPPED = 48;
const COST = MAGIC.length + 2;

/** Bytes of a header: `magic (8) | format (2) | memory (4) | passes (4) | salt | nonce | wrapped key`, numbers big-endian. */
export const HEADER = COST + 8 + SALT + NONCE + WRAPPED;

/** How the key of a backup (备份) is wrapped by its passphrase. Nothing in it says what is inside. */
export interface Header {
	readonly cost: Argon2Cost;
	readonly salt: Uint8Array<ArrayBuffer>;
	readonly nonce: Uint8Array<ArrayBuffer>;
	readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** `damaged`: it began as a backup and goes on as none. */
export type HeaderProblem = Problem<"not_backup" | "newer_format" | "damaged">;

export function writeHeader({ cost, salt, nonce, wrapped }: Header): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(HEADER);
	const view = new DataView(bytes.buffer);
	bytes.set(MAGIC);
	view.setUint16(MAGIC.length, FORMAT);
	view.setUint32(COST, cost.memory);
	view.setUint32(COST + 4, cost.passes);
	bytes.set(salt, COST + 8);
	bytes.set(nonce, COST + 8 + SALT);
	bytes.set(wrapped, COST + 8 + SALT + NONCE);
	return bytes;
}

function isBackup(start: Uint8Array): boolean {
	return MAGIC.every((byte, index) => start[index] === byte);
}

/** Reads the first `HEADER` bytes of a file. */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): Result<Header, HeaderProblem> {
	if (!isBackup(bytes)) return err({ code: "not_backup" });
	if (bytes.length < MAGIC.length + 2) return err({ code: "damaged" });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const format = view.getUint16(MAGIC.length);
	if (format > FORMAT) return err({ code: "newer_format", format });
	if (format < 1 || bytes.length < HEADER) return err({ code: "damaged" });
	const cost = { memory: view.getUint32(COST), passes: view.getUint32(COST + 4) };
	if (!isTaken(cost)) return err({ code: "damaged" });
	const part = (at: number, length: number) => bytes.slice(COST + 8 + at, COST + 8 + at + length);
	return ok({ cost, salt: part(0, SALT), nonce: part(SALT, NONCE), wrapped: part(SALT + NONCE, WRAPPED) });
}
