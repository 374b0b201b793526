import { evidence } from "#core/model/evidence.ts";
import { type KindId, kindOfTitle } from "#core/model/kinds/index.ts";
import { allOf, childOf, childValue } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { textOf, withKind, type XmlDialect } from "../dialect.ts";
import { countNumbers, hasElement, readByTags, type TagTable } from "../tags.ts";

/** Element names of 数电票 XML (domain §6.2); also those of the MOF's `einv` taxonomy, which borrowed them. */
export const einvoiceTags: TagTable = {
	fields: {
		code: ["InvoiceCode", "PaperInvoiceCode"],
		number: ["InvoiceNumber", "EInvoiceNumber", "EIid"],
		// The face prints the day of issue; the request may be older.
		issuedOn: ["IssueTime", "IssueDate", "RequestTime"],
		buyerName: ["BuyerName"],
		buyerTaxId: ["BuyerIdNum", "BuyerTaxId", "BuyerTaxNo"],
		sellerName: ["SellerName"],
		sellerTaxId: ["SellerIdNum", "SellerTaxId", "SellerTaxNo"],
		amount: ["TotalAmWithoutTax", "TotalAmountWithoutTax"],
		tax: ["TotalTaxAm", "TotalTaxAmount"],
		total: ["TotalTax-includedAmount", "TotalTaxIncludedAm", "TotalAmountWithTax"],
		totalInWords: ["TotalTax-includedAmountInChinese", "TotalTaxIncludedAmInChinese"],
		remark: ["Remark", "Remarks"],
		drawer: ["Drawer"],
		payee: ["Payee"],
		reviewer: ["Reviewer", "Checker"],
		originalNumber: ["OriginalInvoiceNumber", "OriginalEInvoiceNumber", "OriginalInvoiceCode"],
		originalCode: ["OriginalInvoiceCode"],
		redNoticeNumber: ["CreditNoteNumber", "RedConfirmNumber", "CreditNoteConfirmationNumber"],
	},
	line: {
		name: ["ItemName"],
		spec: ["SpecMod"],
		unit: ["MeaUnits"],
		quantity: ["Quantity"],
		price: ["UnPrice", "UnitPrice"],
		rate: ["TaxRate"],
		amount: ["Amount"],
		tax: ["ComTaxAm", "TaxAm", "TaxAmount"],
	},
};

const PARTS = ["EInvoiceData", "TaxSupervisionInfo", "BasicInformation"];

/** 数电票 XML as the tax platform and directly linked issuers give it out: root `EInvoice`. */
export const einvoice: XmlDialect = {
	id: "einvoice",
	read(node) {
		if (!PARTS.some((part) => childOf(node, part)) || countNumbers(onlyIssued(node), einvoiceTags) > 2)
			return undefined;
		const { evidence: found, lines } = readByTags(onlyIssued(node), einvoiceTags);
		if (found.length === 0) return undefined;
		const title = titleOf(node);
		const titled = title === undefined ? found : [evidence("title", title, "xml"), ...found];
		return { evidence: withKind(titled, kindOf(node, title, textOf(found, "number"))), lines, notes: [] };
	},
};

/**
 * The file without what belongs to other things: trips, vehicles and sites of the special business, and lines without a
 * name. Only the link of a red invoice is kept of the special part.
 */
function onlyIssued(node: XmlNode): XmlNode {
	const children = node.children
		.map((child) => (child.key === "specificinformation" ? { ...child, children: allOf(child, "RedEInvoice") } : child))
		.filter((child) => child.key !== "issuiteminformation" || hasElement(child, "ItemName"))
		.map((child) => (child.children.length > 0 ? onlyIssued(child) : child));
	return { ...node, children };
}

function titleOf(node: XmlNode): string | undefined {
	const labels = allOf(node, "InherentLabel")[0];
	const type = childValue(childOf(labels, "EInvoiceType"), "LabelName");
	const vat = childValue(childOf(labels, "GeneralOrSpecialVAT"), "LabelName")?.replace(/^[（(]|[）)]$/g, "");
	return type && vat ? `${type}（${vat}）` : undefined;
}

/** Label codes of 增值税专用发票 and 普通发票 in the header. */
const VAT_KINDS: Readonly<Record<string, KindId>> = { "01": "digital_special", "02": "digital_ordinary" };

function kindOf(node: XmlNode, title: string | undefined, number: string | undefined): KindId | undefined {
	const labels = allOf(node, "InherentLabel")[0];
	const type = childValue(childOf(labels, "EInvoiceType"), "LabelName");
	const named = (type && kindOfTitle(type)) || (title && kindOfTitle(title)) || undefined;
	const coded = VAT_KINDS[childValue(childOf(labels, "GeneralOrSpecialVAT"), "LabelCode") ?? ""];
	// 数电通行费 carries no label of its own: the trip in the special part is all there is.
	const toll = number?.length === 20 && allOf(node, "SpecificInformation").some((part) => childOf(part, "Toll"));
	return named ?? coded ?? (toll ? "digital_toll" : undefined);
}
