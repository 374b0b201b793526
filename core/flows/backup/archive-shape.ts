import * as z from "zod/mini";

/** Names the format in the first line of `manifest.json`. */
export const ARCHIVE = "yanpiao-archive";

const text = z.string().check(z.maxLength(1_000));
const count = z.int().check(z.gte(0));

export const aboutShape = z.object({
	format: z.literal(ARCHIVE),
	version: z.int().check(z.gte(1)),
	app: text,
	/** Version of the shape of the records. */
	data: count,
	createdAt: text,
});

export const fileShape = z.object({
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	name: text,
	mediaType: text,
	addedAt: text,
	/** Bytes. */
	size: count,
	/** In the archive. */
	path: text,
});

export const countsShape = z.object({
	records: count,
	originals: count,
	lines: count,
	/** Records that did not open when the archive was made. */
	unreadable: count,
	/** Originals that were lost or damaged. */
	lost: count,
	from: z.optional(text),
	to: z.optional(text),
});

/** All of `manifest.json`. */
export function manifestShape(bundle: z.ZodMiniType) {
	return z.extend(aboutShape, { records: z.array(bundle), files: z.array(fileShape), counts: countsShape });
}
