import * as z from "zod/mini";

import { hex } from "#core/base/hex.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Stretched } from "#core/vault/account/wrap.ts";
import { folderProblems, MOST_KEPT, spans } from "./app.ts";

// Three rows, each written by whom it concerns: no tab puts back what another one has just noted.
export const RULE = "backup.folder";
export const COPIES = "backup.folder.copies";
export const CHANGED = "backup.folder.changed";

const hexOf = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

const rule = z.object({
	/** Its id in the `FolderStore`; another folder, or another passphrase, has another one. */
	id: z.string(),
	name: z.string(),
	every: z.enum(spans),
	keep: z.int().check(z.gte(1), z.lte(MOST_KEPT)),
	prefix: z.string(),
	cost: z.object({ memory: z.int(), passes: z.int() }),
	salt: hexOf(16),
	key: hexOf(32),
});

/** A file that this app wrote itself; `size` in bytes. */
const copy = z.object({ file: z.string(), at: z.string(), size: z.int(), records: z.int() });

/** How the library stood: the write, the number of records, and a hash of the settings that are carried. */
const mark = z.object({ seq: z.int(), records: z.int(), settings: z.string() });

const copies = z.object({
	id: z.string(),
	/** Oldest first. */
	files: z.array(copy),
	mark: z.optional(mark),
	/** What is being written, noted before: whatever breaks it off, it is known what lies there. */
	writing: z.optional(z.object({ partial: z.string(), mark, copy: z.optional(copy) })),
	/** Unfinished files that could not be removed when they were to be. */
	leftovers: z.optional(z.array(z.string())),
	problem: z.optional(z.object({ what: z.enum(folderProblems), at: z.string() })),
});

const changed = z.object({ id: z.string(), at: z.string() });

export type FolderRule = z.infer<typeof rule>;
export type Copy = z.infer<typeof copy>;
export type Copies = z.infer<typeof copies>;
export type LibraryMark = z.infer<typeof mark>;

/** `undefined`: it is off. */
export async function readRule(vault: AppVault): Promise<FolderRule | undefined> {
	const read = rule.safeParse(await vault.setting(RULE));
	return read.success ? read.data : undefined;
}

/** What was noted of this folder; of another one it says nothing. */
export async function readCopies(vault: AppVault, id: string): Promise<Copies> {
	const read = copies.safeParse(await vault.setting(COPIES));
	return read.success && read.data.id === id ? read.data : { id, files: [] };
}

export async function readChangedAt(vault: AppVault, id: string): Promise<string | undefined> {
	const read = changed.safeParse(await vault.setting(CHANGED));
	return read.success && read.data.id === id ? read.data.at : undefined;
}

export function lockFacts({ cost, salt, key }: Stretched): Pick<FolderRule, "cost" | "salt" | "key"> {
	return { cost: { ...cost }, salt: hex(salt), key: hex(key) };
}

export function stretchedOf({ cost, salt, key }: FolderRule): Stretched {
	return { cost, salt: bytesOf(salt), key: bytesOf(key) };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
