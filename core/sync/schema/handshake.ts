import * as z from "zod/mini";

import { parseJson } from "./json.ts";
import { id } from "./record.ts";

/** Of the way two vaults speak. Another version is told to the user and nothing is exchanged. */
export const VERSION = 2;

/** Characters of a message before both sides have proved who they are. */
const MAX_HANDSHAKE = 2_000;

const bytes = (length: number) =>
	z.string().check(z.regex(new RegExp(`^[\\w+/]{${Math.ceil((length * 4) / 3)}}={0,2}$`)));
const nonce = bytes(32);
const mac = bytes(32);
/** An uncompressed point of P-256. */
const publicKey = bytes(65);

const handshake = z.discriminatedUnion("t", [
	z.strictObject({ t: z.literal("hello"), version: z.int(), peer: id, nonce, mac: z.optional(mac) }),
	z.strictObject({ t: z.literal("proof"), mac }),
	z.strictObject({ t: z.literal("pair"), version: z.int(), peer: id, nonce, key: publicKey }),
	z.strictObject({ t: z.literal("code"), mac }),
	z.strictObject({ t: z.literal("refused"), why: z.enum(["code", "version", "taken"]) }),
]);
export type Handshake = z.infer<typeof handshake>;

/** What was said before both sides proved who they are, `undefined` when it is none of ours. */
export function readHandshake(said: unknown): Handshake | undefined {
	if (typeof said !== "string" || said.length > MAX_HANDSHAKE) return undefined;
	const read = handshake.safeParse(parseJson(said));
	return read.success ? read.data : undefined;
}
