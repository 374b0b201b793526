import type { BackupTarget } from "./app.ts";

/** Bytes that are gathered before they go to the file. */
const GATHERED = 1024 * 1024;
/** Bytes of one part of a file without a target: the browser may lay parts of this size on its disk. */
const PART = 8 * 1024 * 1024;

/** The file could not be written: no room, or it was taken away. */
export class UnwritableError extends Error {
	override name = "UnwritableError";
}

/** A file that grows. Everything throws `UnwritableError` only. */
export interface Output {
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** The file as it can be read now. */
	close(): Promise<Blob>;
	abort(): Promise<void>;
}

export async function openOutput(to: BackupTarget | undefined): Promise<Output> {
	const file = to ? await toTarget(to) : toParts();
	let gathered: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	const flush = async () => {
		const all = new Uint8Array(size);
		let at = 0;
		for (const bytes of gathered) {
			all.set(bytes, at);
			at += bytes.length;
		}
		[gathered, size] = [[], 0];
		if (all.length > 0) await file.write(all);
	};
	return {
		async write(bytes) {
			gathered.push(bytes);
			size += bytes.length;
			if (size >= GATHERED) await flush();
		},
		async close() {
			await flush();
			return file.close();
		},
		abort: () => file.abort().catch(() => undefined), // it is given up already
	};
}

async function toTarget(to: BackupTarget): Promise<Output> {
	const writing = await to.createWritable().catch(unwritable);
	return {
		write: (bytes) => writing.write(bytes).catch(unwritable),
		async close() {
			await writing.close().catch(unwritable);
			return to.getFile().catch(unwritable);
		},
		abort: () => writing.abort().catch(unwritable),
	};
}

function toParts(): Output {
	const parts: Blob[] = [];
	let open: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	const flush = () => {
		if (open.length > 0) parts.push(new Blob(open));
		[open, size] = [[], 0];
	};
	return {
		async write(bytes) {
			open.push(bytes);
			size += bytes.length;
			if (size >= PART) flush();
		},
		async close() {
			flush();
			return new Blob(parts, { type: "application/octet-stream" });
		},
		async abort() {
			parts.length = 0;
		},
	};
}

function unwritable(cause: unknown): never {
	throw new UnwritableError("the file cannot be written", { cause });
}
