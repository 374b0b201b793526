import * as z from "zod/mini";

import { MAX_FRAME, PIECE } from "./limits.ts";
import { parseJson } from "./schema/json.ts";

const frame = z.strictObject({
	n: z.int().check(z.gte(0)),
	more: z.boolean(),
	body: z.string().check(z.maxLength(PIECE)),
	mac: z.string().check(z.maxLength(60)),
});
/** One piece of a message. `n` counts the frames of one direction from 0, so that none can be said twice or left out. */
export type Frame = z.infer<typeof frame>;

/** A message in pieces that a port takes without a halt. */
export function piecesOf(message: string): readonly { readonly body: string; readonly more: boolean }[] {
	const count = Math.max(1, Math.ceil(message.length / PIECE));
	return Array.from({ length: count }, (_, index) => ({
		body: message.slice(index * PIECE, (index + 1) * PIECE),
		more: index < count - 1,
	}));
}

/** The frame in what a port brought, `undefined` when it is none. */
export function readFrame(said: unknown): Frame | undefined {
	if (typeof said !== "string" || said.length > MAX_FRAME) return undefined;
	const read = frame.safeParse(parseJson(said));
	return read.success ? read.data : undefined;
}

/** The text that a frame's code of authenticity is over. */
export function signedText({ n, more, body }: Omit<Frame, "mac">): string {
	return `${n} ${more ? "more" : "end"} ${body}`;
}
