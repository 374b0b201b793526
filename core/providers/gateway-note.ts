import * as z from "zod/mini";

/** How a gateway came by an answer: asked its supplier now, joined a question under way, or had it already. */
const answerWays = ["asked", "joined", "kept"] as const;

/** What our own gateway adds to a reply of `/fpcy` under one key, `yanpiao`, which other clients ignore. */
const note = z.object({
	how: z.enum(answerWays),
	ageMs: z.string().check(z.regex(/^\d{1,13}$/)),
	supplier: z.string().check(z.maxLength(64)),
	sample: z.boolean(),
	/** Fields of the invoice the interface's document has no word for, by the words of its siblings. */
	more: z.optional(z.record(z.string(), z.string())),
});

export interface GatewayNote {
	readonly how: (typeof answerWays)[number];
	/** Age of the answer when the gateway sent it, in milliseconds. */
	readonly ageMs: number;
	readonly supplier: string;
	readonly sample: boolean;
	readonly more?: Readonly<Record<string, string>>;
}

/** Reads the note out of a reply whose numbers were kept as text. */
export function readGatewayNote(value: unknown): GatewayNote | undefined {
	const read = note.safeParse(value);
	return read.success ? { ...read.data, ageMs: Number(read.data.ageMs) } : undefined;
}
