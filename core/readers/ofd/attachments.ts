import { ok, type Result } from "#core/base/result.ts";
import type { Evidence } from "#core/model/evidence.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import type { MarkupContext } from "#core/readers/markup/tree.ts";
import type { XmlInvoice } from "#core/readers/xml/dialect.ts";
import { readInvoiceXml } from "#core/readers/xml/read.ts";
import type { OfdDocument } from "./document.ts";
import { isFatal, type Package } from "./package.ts";

/**
 * Invoices in the XML files a document lists. Where it lists none, those that merely lie in the container count if they
 * are of the very invoice that is printed: some issuers leave the list out, but nothing vouches for such a file.
 */
export function readAttachments(
	ofd: Package,
	document: OfdDocument,
	printed: readonly Evidence[],
	unreadable: string[],
	context: MarkupContext,
): Result<readonly XmlInvoice[], ReadProblem> {
	const listed = readInvoices(ofd, document.attachments, unreadable, context);
	if (!listed.ok || document.unlisted.length === 0) return listed;
	const lying = readInvoices(ofd, document.unlisted, [], context);
	if (!lying.ok) return lying;
	const numbers = new Set(printed.filter(({ field }) => field === "number").map(({ value }) => value));
	return ok(
		lying.value.filter(
			({ evidence }) =>
				numbers.size === 0 || evidence.some(({ field, value }) => field === "number" && numbers.has(value)),
		),
	);
}

function readInvoices(
	ofd: Package,
	members: readonly string[],
	unreadable: string[],
	context: MarkupContext,
): Result<readonly XmlInvoice[], ReadProblem> {
	const invoices: XmlInvoice[] = [];
	for (const member of members) {
		if (!/\.(?:xml|xbrl)$/i.test(member)) continue;
		const root = ofd.xml(member);
		if (!root.ok && isFatal(root.error)) return root;
		const found = root.ok ? readInvoiceXml(root.value, context) : undefined;
		if (found && !found.ok) return found;
		if (found) invoices.push(...found.value);
		else unreadable.push(member);
	}
	return ok(invoices);
}
