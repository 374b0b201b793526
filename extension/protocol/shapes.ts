import * as z from "zod/mini";

import type { PageWords } from "#core/flows/app.ts";
import { fieldNames } from "#core/model/fields.ts";
import { pageContacts } from "#core/model/particulars.ts";
import type { Candidate, Sight } from "./candidate.ts";
import type { FromPage } from "./messages.ts";

// The policy of extension pages forbids what zod would try first.
z.config({ jitless: true });

/** What one look may bring: a list of 500 rows fits, a page that makes them up without end does not. */
const MAX_CANDIDATES = 1_000;
/** Characters of one picture that a page hands over; a screen's worth of PNG. */
const MAX_PICTURE = 4_000_000;

export const address = z.string().check(
	z.maxLength(4_096),
	z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? "")),
);
const pictureAddress = z.union([
	address,
	z.string().check(z.maxLength(MAX_PICTURE), z.regex(/^data:image\/(?:png|jpeg|webp|gif|bmp);base64,[\w+/=]*$/)),
]);
const line = (length: number) => z.string().check(z.maxLength(length));
const words: z.ZodMiniType<PageWords> = z.partialRecord(z.enum([...fieldNames, ...pageContacts]), line(500)) as never; // undefined is never sent: JSON
const side = z.number().check(z.gte(0), z.lte(100_000));
const common = { key: line(4_200), detector: line(60), near: z.optional(line(120)) };

export const candidate = z.discriminatedUnion("what", [
	z.object({ what: z.literal("fields"), ...common, fields: words }),
	z.object({
		what: z.literal("file"),
		...common,
		url: address,
		form: z.enum(["pdf", "ofd", "xml", "zip", "image"]),
		name: line(300),
		number: z.optional(line(40)),
	}),
	z.object({ what: z.literal("picture"), ...common, url: pictureAddress, width: side, height: side }),
]) as unknown as z.ZodMiniType<Candidate>; // optional fields are absent in JSON

export const candidates: z.ZodMiniType<readonly Candidate[]> = z.array(candidate).check(z.maxLength(MAX_CANDIDATES));

const sight = z.object({
	url: line(4_096),
	title: line(1_000),
	candidates,
	cut: z.boolean(),
}) as z.ZodMiniType<Sight>;

const fromPage = z.object({ what: z.literal("seen"), sight });

/** What a script in a page tells, `undefined` unless it has the agreed shape: a page may have got at the script. */
export function readFromPage(message: unknown): FromPage | undefined {
	const read = fromPage.safeParse(message);
	return read.success ? read.data : undefined;
}

/** A look's answer, rebuilt from what it may hold. */
export function readSight(answer: unknown): Sight | undefined {
	const read = sight.safeParse(answer);
	return read.success ? read.data : undefined;
}
