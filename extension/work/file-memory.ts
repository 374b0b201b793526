import * as z from "zod/mini";

import type { InvoiceNumbers } from "#core/flows/app.ts";

/** Files that are remembered; the oldest go first. */
const MOST = 2_000;

/** Where versions before kept it, open. */
const FORMER = "fetched";

/**
 * What the files behind addresses turned out to be, so that a link that was read once shows how its invoice stands. A
 * cache: the library alone says what is kept. Addresses of attachments hold tokens, so only their hash is kept.
 */
export interface FileMemory {
	recall(url: string): Promise<InvoiceNumbers | undefined>;
	remember(url: string, numbers: InvoiceNumbers): Promise<void>;
}

/** Where it lies, sealed: the number of an invoice never lies open. */
export interface SealedPlace {
	load(): Promise<unknown>;
	save(files: unknown): Promise<void>;
}

const text = z.string().check(z.maxLength(40));
const shape = z.array(z.tuple([z.string(), z.object({ code: z.optional(text), number: z.optional(text) })]));

/** Of one room: it reads the place once. One that holds what nobody knows is an empty one; one that fails, for now, too. */
export function createFileMemory(place: SealedPlace, hash: (bytes: Uint8Array) => Promise<string>): FileMemory {
	const nameOf = (url: string) => hash(new TextEncoder().encode(url));
	let loading: Promise<Map<string, InvoiceNumbers>> | undefined;

	async function load(): Promise<Map<string, InvoiceNumbers>> {
		const read = shape.safeParse(await place.load());
		return new Map(read.success ? (read.data as [string, InvoiceNumbers][]) : []); // optional members are absent in JSON
	}

	function held(): Promise<Map<string, InvoiceNumbers>> {
		loading ??= load().catch((cause: unknown) => {
			loading = undefined; // looked for again by the next
			throw cause;
		});
		return loading;
	}

	return {
		async recall(url) {
			const [name, files] = await Promise.all([nameOf(url), held().catch(() => undefined)]);
			return files?.get(name);
		},
		async remember(url, numbers) {
			try {
				const [name, files] = await Promise.all([nameOf(url), held()]);
				files.delete(name);
				files.set(name, numbers);
				for (const oldest of files.keys()) {
					if (files.size <= MOST) break;
					files.delete(oldest);
				}
				await place.save([...files]);
			} catch {
				// Then the link shows as not read, as before.
			}
		},
	};
}

/** Takes away what versions before kept open. */
export function dropOpenFileMemory(storage: Pick<Storage, "removeItem">): void {
	storage.removeItem(FORMER);
}
