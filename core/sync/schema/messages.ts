import * as z from "zod/mini";

import type { Bundle } from "../bundle.ts";
import { parseJson } from "./json.ts";
import { bundle, id, sha256, text } from "./record.ts";

/** Of one batch at most. */
export const MOST_RECORDS = 100;
/** Bytes of an original in one message; base64 makes a third more of them. */
export const CHUNK = 128 * 1024;
/** Chunks asked for at once: what may lie about in ports and memory. */
export const MOST_CHUNKS = 8;
/** As many characters of a supplier's reply as a provider reads itself. */
const MAX_REPLY = 1024 * 1024;

/** Why the extension brings no reply. `not_allowed`: nothing was sent, the address is not the one it may ask. */
export const unansweredCodes = ["not_allowed", "offline", "timeout", "aborted", "too_large"] as const;

const batch = z.int().check(z.gte(0));
const at = z.int().check(z.gte(0));
const revision = sha256;
const call = z.int().check(z.gte(0));

/**
 * Everything that two paired vaults say, in the order of one exchange; each of both does so for its own changes:
 *
 * 1. `offer`: these records changed since what you have for certain, with the hash of what I hold.
 * 2. `want`: those of them that I hold otherwise or not at all.
 * 3. `record` for each, then `sent`.
 * 4. `need`: bytes of files I lack; `chunk` or `lost` for each. Again until there is nothing to ask for.
 * 5. `ack`: all of it is written. Only now the offering side moves its cursor.
 * 6. `idle` instead of an offer: there is nothing more for now.
 */
const message = z.discriminatedUnion("t", [
	z.strictObject({
		t: z.literal("offer"),
		batch,
		items: z
			.array(z.strictObject({ id, revision, names: z.array(text(40)).check(z.maxLength(8)) }))
			.check(z.maxLength(MOST_RECORDS)),
	}),
	z.strictObject({ t: z.literal("want"), batch, ids: z.array(id).check(z.maxLength(MOST_RECORDS)) }),
	z.strictObject({ t: z.literal("record"), batch, bundle }),
	z.strictObject({ t: z.literal("sent"), batch }),
	z.strictObject({
		t: z.literal("need"),
		parts: z.array(z.strictObject({ sha256, at })).check(z.minLength(1), z.maxLength(MOST_CHUNKS)),
	}),
	z.strictObject({ t: z.literal("chunk"), sha256, at, data: text(Math.ceil(CHUNK / 3) * 4) }),
	z.strictObject({ t: z.literal("lost"), sha256 }),
	z.strictObject({ t: z.literal("ack"), batch }),
	z.strictObject({ t: z.literal("idle") }),
	z.strictObject({ t: z.literal("bye"), why: z.enum(["done", "storage_full"]) }),

	/** The extension asks a supplier for the page (CORS, mixed content). `sqm` is absent where the extension has its own. */
	z.strictObject({
		t: z.literal("ask"),
		call,
		url: text(2_000),
		question: z.strictObject({ fpdm: text(20), fphm: text(20), kprq: text(10), value: text(40) }),
		sqm: z.optional(text(512)),
	}),
	z.strictObject({ t: z.literal("unask"), call }),
	z.strictObject({
		t: z.literal("answer"),
		call,
		status: z.int().check(z.gte(100), z.lte(599)),
		text: text(MAX_REPLY),
	}),
	z.strictObject({ t: z.literal("unanswered"), call, problem: z.enum(unansweredCodes) }),
]);

export type Message = Exclude<z.infer<typeof message>, { t: "record" }> | RecordMessage;
/** The schema has checked it to be a `Bundle`, with branded texts that a schema cannot make. */
type RecordMessage = { readonly t: "record"; readonly batch: number; readonly bundle: Bundle };

/** The message in a text, `undefined` when it is none of ours. */
export function readMessage(json: string): Message | undefined {
	const read = message.safeParse(parseJson(json));
	return read.success ? (read.data as Message) : undefined; // see `RecordMessage`
}
