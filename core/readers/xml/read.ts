import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { type MarkupContext, parseMarkup, type XmlNode } from "#core/readers/markup/tree.ts";
import { mustStop } from "#core/readers/reader.ts";
import type { XmlDialect, XmlInvoice } from "./dialect.ts";
import { named, shaped } from "./dialects/index.ts";
import { particularsIn } from "./particulars.ts";

/** Nobody puts more invoices into one XML; a file that pretends to would only cost time. */
const MAX_INVOICES = 1000;

/**
 * Every invoice in a tree, found by content: the outermost elements that some dialect takes. None is not a problem
 * here: the caller knows whether the tree had to be an invoice.
 */
export function readInvoiceXml(root: XmlNode, context: MarkupContext): Result<readonly XmlInvoice[], ReadProblem> {
	const sure = find(root, shaped, context);
	return sure.ok && sure.value.length === 0 ? find(root, named, context) : sure;
}

function find(
	root: XmlNode,
	dialects: readonly XmlDialect[],
	context: MarkupContext,
): Result<readonly XmlInvoice[], ReadProblem> {
	const found: XmlInvoice[] = [];
	const visit = (node: XmlNode): ReadProblem | undefined => {
		if (node.children.length === 0 || found.length >= MAX_INVOICES) return undefined;
		// Every level looks at everything below it: deep and wide trees take time.
		const stopped = mustStop(context);
		if (stopped) return stopped;
		for (const dialect of dialects) {
			const invoice = dialect.read(node);
			if (!invoice) continue;
			const particulars = particularsIn(node);
			found.push({ ...invoice, ...(particulars && { particulars }) });
			return undefined;
		}
		for (const child of node.children) {
			const problem = visit(child);
			if (problem) return problem;
		}
		return undefined;
	};
	const problem = visit(root);
	return problem ? err(problem) : ok(found);
}

/** The invoices in the bytes of an XML file, such as one embedded in an OFD or PDF. */
export function readInvoiceXmlBytes(
	bytes: Uint8Array,
	context: MarkupContext,
): Result<readonly XmlInvoice[], ReadProblem> {
	const root = parseMarkup(bytes, context);
	return root.ok ? readInvoiceXml(root.value, context) : root;
}
