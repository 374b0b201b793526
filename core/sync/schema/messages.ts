import * as z from "zod/mini";

import type { Bundle } from "../bundle.ts";
import { leftCodes } from "../left.ts";
import { parseJson } from "./json.ts";
import { bundle, id, instant, sha256, text } from "./record.ts";

/** Of one batch at most. */
export const MOST_RECORDS = 100;
/** Bytes of an original in one message; base64 makes a third more of them. */
export const CHUNK = 128 * 1024;
/** Bytes asked for at once, in at most so many parts: what may lie about in ports and memory. */
export const MOST_BYTES = 8 * CHUNK;
export const MOST_PARTS = 64;
/** Names of erased records in one message. */
export const MOST_ERASED = 500;
/** Records named of all that one side could not give the other. */
export const MOST_LEFT = 200;
/** Characters of a number that an invoice is known by; typed ones have what length they like, longer ones are not said. */
export const MAX_NAME = 120;
/** As many characters of a supplier's reply as a provider reads itself. */
const MAX_REPLY = 1024 * 1024;

/** Why the extension brings no reply. `not_allowed`: nothing was sent, the address is not the one it may ask. */
export const unansweredCodes = ["not_allowed", "offline", "timeout", "aborted", "too_large"] as const;

const batch = z.int().check(z.gte(0));
const at = z.int().check(z.gte(0));
const revision = sha256;
const call = z.int().check(z.gte(0));

/**
 * Everything that two paired vaults say. First `about`, both. Then in the order of one exchange; each of both does so for
 * its own changes:
 *
 * 1. `offer`: these records changed since what you have for certain, with the hash of what I hold.
 * 2. `want`: those of them that I hold otherwise or not at all.
 * 3. `records`: these, in one message: to sign a frame costs more than to fill it.
 * 4. `need`: bytes of files I lack; `parts` for all of it, without data where they are lost. Again until there is nothing
 *    to ask for.
 * 5. `ack`: all of it is written, but for what is none to the one who says it. Only now the offering side moves its
 *    cursor, and remembers what was refused.
 * 6. `erased` after all records: hashed names of what was erased for good; `ack`.
 * 7. `left`: what of all this is not on the other side, and why, as a whole. No reply.
 * 8. `idle` instead of an offer: there is nothing more for now.
 *
 * `bye` ends it. `unpaired` is said once more by the other when that is written.
 */
const message = z.discriminatedUnion("t", [
	/** `build` names the code, `name` by what this side is known to people. */
	z.strictObject({ t: z.literal("about"), build: text(300), name: text(200) }),
	z.strictObject({
		t: z.literal("offer"),
		batch,
		items: z
			.array(z.strictObject({ id, revision, names: z.array(text(MAX_NAME)).check(z.maxLength(8)) }))
			.check(z.maxLength(MOST_RECORDS)),
	}),
	z.strictObject({ t: z.literal("want"), batch, ids: z.array(id).check(z.maxLength(MOST_RECORDS)) }),
	z.strictObject({
		t: z.literal("records"),
		batch,
		items: z.array(z.strictObject({ id, bundle: z.unknown() })).check(z.maxLength(MOST_RECORDS)),
	}),
	z.strictObject({
		t: z.literal("need"),
		parts: z.array(z.strictObject({ sha256, at })).check(z.minLength(1), z.maxLength(MOST_PARTS)),
	}),
	z.strictObject({
		t: z.literal("parts"),
		items: z
			.array(z.strictObject({ sha256, at, data: z.optional(text(Math.ceil(CHUNK / 3) * 4)) }))
			.check(z.maxLength(MOST_PARTS)),
	}),
	z.strictObject({ t: z.literal("ack"), batch, refused: z.array(id).check(z.maxLength(MOST_RECORDS)) }),
	z.strictObject({
		t: z.literal("erased"),
		batch,
		names: z.array(z.strictObject({ key: sha256, at: instant })).check(z.maxLength(MOST_ERASED)),
	}),
	z.strictObject({
		t: z.literal("left"),
		count: z.int().check(z.gte(0)),
		items: z.array(z.strictObject({ name: text(MAX_NAME), why: z.enum(leftCodes) })).check(z.maxLength(MOST_LEFT)),
	}),
	z.strictObject({ t: z.literal("idle") }),
	z.strictObject({ t: z.literal("bye"), why: z.enum(["done", "storage_full", "unpaired"]) }),

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

export type Message = Exclude<z.infer<typeof message>, { t: "records" }> | RecordsMessage;
interface RecordsMessage {
	readonly t: "records";
	readonly batch: number;
	/** The schema has checked it to be a `Bundle`, with branded texts that a schema cannot make; absent where it is none. */
	readonly items: readonly { readonly id: string; readonly bundle: Bundle | undefined }[];
}

/**
 * The message in a text, `undefined` when it is none of ours. A record that is none here does not spoil the message: it
 * may have been written by another version, and then all others must come through.
 */
export function readMessage(json: string): Message | undefined {
	const read = message.safeParse(parseJson(json));
	if (!read.success) return undefined;
	const { data } = read;
	if (data.t !== "records") return data;
	const items = data.items.map((item) => {
		const held = bundle.safeParse(item.bundle);
		const own = held.success && held.data.record.id === item.id;
		return { id: item.id, bundle: own ? (held.data as unknown as Bundle) : undefined }; // see `RecordsMessage`
	});
	return { t: "records", batch: data.batch, items };
}

/** Records as a message: made from their JSON, since that is long and was needed before. */
export function recordsMessage(
	batchNumber: number,
	items: readonly { readonly id: string; readonly json: string }[],
): string {
	const all = items.map((item) => `{"id":${JSON.stringify(item.id)},"bundle":${item.json}}`);
	return `{"t":"records","batch":${batchNumber},"items":[${all.join(",")}]}`;
}
