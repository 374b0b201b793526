import { Inflate } from "fflate";

import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { mustStop, type ReadContext } from "#core/readers/reader.ts";
import { crc32 } from "./crc32.ts";
import { type Entry, listEntries } from "./directory.ts";

/** Bytes of packed data inflated between two looks at the budget: at most 1032 times as much comes out. */
const STEP = 16 * 1024;

/** Below this size a high ratio is harmless: an empty form packs 1000 : 1. */
const RATIO_FROM = 4 * 1024 * 1024;

/** An open ZIP container (ZIP, OFD). Members are unpacked one by one, when asked for. */
export interface Archive {
	/** Files in the order of the directory, folders left out, `/` between levels. */
	readonly names: readonly string[];
	/** Unpacks one member; `broken` when there is none of this name. */
	read(name: string): Result<Uint8Array, ReadProblem>;
}

export type ArchiveContext = Pick<ReadContext, "budget" | "signal" | "deadline"> & {
	readonly platform: Pick<ReadContext["platform"], "now">;
};

/**
 * Opens a ZIP container within the budget: number of members, packed to unpacked size, names that leave the folder and
 * members that share bytes are refused from the directory alone, before anything is unpacked; what a member really
 * unpacks to is counted while it does.
 */
export function openArchive(bytes: Uint8Array, context: ArchiveContext): Result<Archive, ReadProblem> {
	if (bytes.length === 0) return err({ code: "empty" });
	const listed = listEntries(bytes, context.budget.members);
	if (!listed.ok) return listed;
	const problem = checkEntries(listed.value, bytes.length, context);
	if (problem) return err(problem);

	const files = new Map<string, Entry>();
	for (const entry of listed.value) if (!entry.name.endsWith("/")) files.set(entry.name, entry);
	let unpacked = 0;
	return ok({
		names: [...files.keys()],
		read(name) {
			const entry = files.get(name);
			if (!entry) return err({ code: "broken" });
			const member = unpack(bytes, entry, context.budget.unpackedBytes - unpacked, context);
			if (member.ok) unpacked += member.value.length;
			return member;
		},
	});
}

function checkEntries(
	entries: readonly Entry[],
	length: number,
	{ budget }: Pick<ReadContext, "budget">,
): ReadProblem | undefined {
	let packed = 0;
	let unpacked = 0;
	for (const entry of entries) {
		if (leavesFolder(entry.name)) return { code: "refused", why: "path_escape" };
		if (entry.size > budget.memberBytes) return overBudget("memberBytes", budget.memberBytes);
		if (entry.size > RATIO_FROM && entry.size > entry.packedSize * budget.ratio) {
			return overBudget("ratio", budget.ratio);
		}
		packed += entry.packedSize;
		unpacked += entry.size;
	}
	if (unpacked > budget.unpackedBytes) return overBudget("unpackedBytes", budget.unpackedBytes);
	if (unpacked > RATIO_FROM && unpacked > length * budget.ratio) return overBudget("ratio", budget.ratio);
	// Members that share bytes make a small file unpack to a huge one, without a suspicious ratio of any member.
	if (packed > length) return { code: "refused", why: "overlap" };
	return undefined;
}

function leavesFolder(name: string): boolean {
	return /^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/.test(name) || name.includes("\0");
}

function unpack(
	bytes: Uint8Array,
	entry: Entry,
	left: number,
	context: ArchiveContext,
): Result<Uint8Array, ReadProblem> {
	if (entry.encrypted) return err({ code: "encrypted" });
	const packed = packedBytes(bytes, entry);
	if (!packed) return err({ code: "broken" });
	if (entry.size > left) return err(overBudget("unpackedBytes", context.budget.unpackedBytes));
	const stopped = mustStop(context);
	if (stopped) return err(stopped);
	if (entry.method === 0) return checked(packed, entry);
	if (entry.method !== 8) return err({ code: "broken" });
	const inflated = inflate(packed, entry.size, context);
	return inflated.ok ? checked(inflated.value, entry) : inflated;
}

function packedBytes(bytes: Uint8Array, { offset, packedSize }: Entry): Uint8Array | undefined {
	if (offset + 30 > bytes.length) return undefined;
	const header = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
	if (header.getUint32(0, true) !== 0x04034b50) return undefined;
	const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
	return start + packedSize <= bytes.length ? bytes.subarray(start, start + packedSize) : undefined;
}

function inflate(packed: Uint8Array, size: number, context: ArchiveContext): Result<Uint8Array, ReadProblem> {
	const out = new Uint8Array(size);
	let length = 0;
	let whole = false;
	const stream = new Inflate((chunk, final) => {
		if (length + chunk.length <= size) out.set(chunk, length);
		length += chunk.length;
		whole ||= final;
	});
	try {
		for (let at = 0; at < packed.length; at += STEP) {
			const stopped = mustStop(context);
			if (stopped) return err(stopped);
			stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
			// More than the directory says: a lie about the size is how a bomb passes a check of declared sizes.
			if (length > size) return err(overBudget("memberBytes", size));
		}
	} catch {
		// fflate throws for every damaged stream; its text says nothing a person could use.
		return err({ code: "broken" });
	}
	return whole && length === size ? ok(out) : err({ code: "broken" });
}

function checked(member: Uint8Array, entry: Entry): Result<Uint8Array, ReadProblem> {
	if (member.length !== entry.size || crc32(member) !== entry.crc) return err({ code: "broken" });
	return ok(member);
}

function overBudget(budget: string, limit: number): ReadProblem {
	return { code: "over_budget", budget, limit };
}
