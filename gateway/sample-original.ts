import type { OriginalForm } from "#core/providers/original.ts";
import { type SampleInvoice, sampleInvoices } from "#samples/index.ts";

/** Samples whose original the sample authority offers, and in which forms. */
const OFFERED: Readonly<Record<string, readonly OriginalForm[]>> = {
	ordinary: ["pdf", "ofd"],
	"special-electronic": ["pdf"],
	"red-full": ["ofd"],
};

const PATH = "/sample-originals/";

/** `pdfurl` and `ofdurl` of a sample, empty where none is offered; `origin` is where this server was asked. */
export function sampleOriginalUrls({ id }: SampleInvoice, origin: string): { pdfurl: string; ofdurl: string } {
	const url = (form: OriginalForm) => (OFFERED[id]?.includes(form) ? `${origin}${PATH}${id}.${form}` : "");
	return { pdfurl: url("pdf"), ofdurl: url("ofd") };
}

/** The file at such an address (演示), made when it is asked for; `undefined` for every other path. */
export async function sampleOriginal(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const [, id = "", form] = /^\/sample-originals\/([a-z-]+)\.(pdf|ofd)$/.exec(path) ?? [];
	const invoice = sampleInvoices.find((sample) => sample.id === id);
	if (!invoice || !OFFERED[id]?.some((offered) => offered === form)) return undefined;
	// Seldom wanted, and most of what the server would load at its start.
	const [{ drawInvoice }, { makePdf }, { makeOfd }] = await Promise.all([
		import("#samples/make/face.ts"),
		import("#samples/make/pdf.ts"),
		import("#samples/make/ofd.ts"),
	]);
	const drawings = drawInvoice(invoice);
	return new Uint8Array(form === "pdf" ? makePdf(drawings) : makeOfd([{ invoice, drawings }]));
}
