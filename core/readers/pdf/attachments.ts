import type { ReadProblem } from "#core/model/reading.ts";
import type { ReadContext } from "#core/readers/reader.ts";
import type { XmlInvoice } from "#core/readers/xml/dialect.ts";
import { readInvoiceXmlBytes } from "#core/readers/xml/read.ts";
import type { PdfDocument, PdfPage } from "./pdfjs.ts";

/** Attached files looked at; issuers embed one. */
const MAX_ATTACHMENTS = 20;

export interface Attached {
	readonly invoices: readonly XmlInvoice[];
	readonly failed: readonly { readonly name: string; readonly problem: ReadProblem }[];
}

/** The invoices in XML files embedded in a PDF (12306 and 财政部 vouchers carry one), by name or on its first page. */
export async function readAttachments(
	document: PdfDocument,
	first: Promise<PdfPage>,
	context: ReadContext,
): Promise<Attached> {
	const invoices: XmlInvoice[] = [];
	const failed: { name: string; problem: ReadProblem }[] = [];
	for (const { name, bytes } of await filesOf(document, first)) {
		if (!looksLikeXml(bytes)) continue;
		if (bytes.length > context.budget.memberBytes) {
			failed.push({ name, problem: { code: "over_budget", budget: "memberBytes", limit: context.budget.memberBytes } });
			continue;
		}
		const read = readInvoiceXmlBytes(bytes, context);
		if (read.ok) invoices.push(...read.value);
		else failed.push({ name, problem: read.error });
	}
	return { invoices, failed };
}

async function filesOf(document: PdfDocument, first: Promise<PdfPage>): Promise<{ name: string; bytes: Uint8Array }[]> {
	const files: { name: string; bytes: Uint8Array }[] = [];
	const take = async (id: string, name: string): Promise<void> => {
		if (files.length >= MAX_ATTACHMENTS) return;
		const bytes: unknown = await document.getAttachmentContent(id);
		if (bytes instanceof Uint8Array) files.push({ name, bytes });
	};
	const named: unknown = await document.getAttachments();
	for (const [id, file] of entriesOf(named)) await take(id, nameOf(file) ?? id);
	if (files.length > 0) return files;
	if (document.numPages === 0) return files;
	const annotations: readonly Record<string, unknown>[] = await (await first).getAnnotations();
	for (const { subtype, fileId, file } of annotations) {
		if (subtype === "FileAttachment" && typeof fileId === "string") await take(fileId, nameOf(file) ?? fileId);
	}
	return files;
}

function entriesOf(named: unknown): [string, unknown][] {
	if (named instanceof Map) return [...named] as [string, unknown][]; // pdf.js: names to file descriptions
	return named && typeof named === "object" ? Object.entries(named) : [];
}

function nameOf(file: unknown): string | undefined {
	const name = file && typeof file === "object" && "filename" in file ? file.filename : undefined;
	return typeof name === "string" ? name : undefined;
}

function looksLikeXml(bytes: Uint8Array): boolean {
	const head = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/[\0\ufeff\ufffd\s]/g, "");
	return head.startsWith("<");
}
