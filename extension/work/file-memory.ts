import * as z from "zod/mini";

import type { InvoiceNumbers } from "#core/flows/app.ts";

const KEY = "fetched";

/** Files that are remembered; the oldest go first. */
const MOST = 2_000;

/**
 * What the files behind addresses turned out to be, so that a link that was read once shows how its invoice stands. A
 * cache: the library alone says what is kept. Addresses of attachments hold tokens, so only their hash is kept.
 */
export interface FileMemory {
	recall(url: string): Promise<InvoiceNumbers | undefined>;
	remember(url: string, numbers: InvoiceNumbers): Promise<void>;
}

const text = z.string().check(z.maxLength(40));
const shape = z.array(z.tuple([z.string(), z.object({ code: z.optional(text), number: z.optional(text) })]));

export function createFileMemory(
	storage: Pick<Storage, "getItem" | "setItem">,
	hash: (bytes: Uint8Array) => Promise<string>,
): FileMemory {
	const nameOf = (url: string) => hash(new TextEncoder().encode(url));

	function load(): Map<string, InvoiceNumbers> {
		try {
			const read = shape.safeParse(JSON.parse(storage.getItem(KEY) ?? "[]"));
			return new Map(read.success ? (read.data as [string, InvoiceNumbers][]) : []); // optional members are absent in JSON
		} catch {
			return new Map(); // a cache that is broken is an empty one
		}
	}

	return {
		recall: async (url) => load().get(await nameOf(url)),
		async remember(url, numbers) {
			const name = await nameOf(url);
			const held = load();
			held.delete(name);
			held.set(name, numbers);
			try {
				storage.setItem(KEY, JSON.stringify([...held].slice(-MOST)));
			} catch {
				// No room: then the link shows as not read, as before.
			}
		},
	};
}
