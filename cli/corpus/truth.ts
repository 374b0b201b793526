import { z } from "zod/mini";

const text = z.nullable(z.optional(z.string()));

const item = z.object({
	name: z.string(),
	spec: text,
	unit: text,
	qty: text,
	price: text,
	amount: text,
	taxRate: text,
	tax: text,
});

/** One entry of `corpus.json`, as far as it is compared. */
const entry = z.object({
	file: z.string(),
	form: z.enum(["xml", "ofd", "pdf", "image"]),
	kind: z.string(),
	qrText: text,
	truth: z.object({
		code: text,
		number: text,
		date: text,
		checkCode: text,
		buyerName: text,
		buyerTaxId: text,
		sellerName: text,
		sellerTaxId: text,
		amount: text,
		tax: text,
		total: text,
		notInvoice: z.optional(z.unknown()),
		items: z.nullable(z.optional(z.array(item))),
	}),
});

export type CorpusEntry = z.infer<typeof entry>;
export type TruthItem = z.infer<typeof item>;

/** Reads `corpus.json`; throws with the place of what does not fit. */
export function parseCorpus(json: string): readonly CorpusEntry[] {
	return z.array(entry).parse(JSON.parse(json));
}
