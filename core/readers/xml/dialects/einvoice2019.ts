import { type KindId, kindByNumber } from "#core/model/kinds/index.ts";
import { parseQr, qrEvidence } from "#core/qr/text.ts";
import { allOf, ownValue } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { isInvoice, textOf, withKind, type XmlDialect } from "../dialect.ts";
import { countNumbers, readByTags, type TagTable } from "../tags.ts";

/**
 * Element names of GB/T 36609 `fp:eInvoice` (domain §6.3), with the spellings other programs use for the same English
 * words. The names of the values on an OFD page (CustomTag) are these as well.
 */
export const einvoice2019Tags: TagTable = {
	fields: {
		title: ["InvoiceTitle", "InvoiceTypeName"],
		code: ["InvoiceCode"],
		number: ["InvoiceNo", "InvoiceNumber", "InvoiceNum"],
		issuedOn: ["IssueDate", "InvoiceDate", "IssueTime", "BillingDate"],
		checkCode: ["InvoiceCheckCode", "CheckCode"],
		machineNumber: ["MachineNo", "MachineNumber", "MachineCode"],
		buyerName: ["BuyerName", "PurchaserName"],
		buyerTaxId: ["BuyerTaxID", "BuyerTaxNo", "BuyerTaxCode", "BuyerIdNum", "PurchaserTaxNo"],
		sellerName: ["SellerName"],
		sellerTaxId: ["SellerTaxID", "SellerTaxNo", "SellerTaxCode", "SellerIdNum"],
		amount: ["TaxExclusiveTotalAmount", "TotalAmWithoutTax", "AmountWithoutTax", "TotalAmountWithoutTax"],
		tax: ["TaxTotalAmount", "TotalTaxAm", "TotalTaxAmount", "TaxAmount"],
		total: ["TaxInclusiveTotalAmount", "TotalTax-includedAmount", "AmountWithTax", "TotalAmountWithTax", "TotalAmount"],
		totalInWords: ["TaxInclusiveTotalAmountWithWords", "TaxInclusiveTotalAmountInWords", "TotalAmountInWords"],
		remark: ["Note", "Remark", "Remarks"],
		drawer: ["InvoiceClerk", "Drawer"],
		payee: ["Payee"],
		reviewer: ["Checker", "Reviewer"],
		originalCode: ["OriginalInvoiceCode"],
		originalNumber: ["OriginalInvoiceNo", "OriginalInvoiceNumber", "OriginalInvoiceCode"],
	},
	line: {
		name: ["Item", "ItemName", "GoodsName"],
		spec: ["Specification", "SpecMod"],
		unit: ["MeasurementDimension", "Unit", "MeaUnits"],
		quantity: ["Quantity"],
		price: ["Price", "UnitPrice"],
		rate: ["TaxScheme", "TaxRate"],
		amount: ["Amount"],
		tax: ["TaxAmount", "Tax"],
	},
};

/** The invoice XML inside an OFD (`original_invoice.xml`), with or without the `fp:` prefix, and its relatives. */
export const einvoice2019: XmlDialect = {
	id: "einvoice2019",
	read(node) {
		if (countNumbers(node, einvoice2019Tags) > 1) return undefined;
		const { evidence: found, lines } = readByTags(node, einvoice2019Tags);
		if (!isInvoice(found)) return undefined;
		return { evidence: withKind(found, kindOf(node, textOf(found, "number"))), lines, notes: [] };
	},
};

/** The type in the text of its own QR is the only place where a digital invoice of this form names its kind. */
function kindOf(node: XmlNode, number: string | undefined): KindId | undefined {
	if (number?.length !== 20) return undefined;
	const graph = allOf(node, "GraphCode").map(ownValue).find(Boolean);
	const qr = graph === undefined ? undefined : parseQr(graph);
	const said = qr && qrEvidence(qr).find((each) => each.field === "kind");
	if (said?.field === "kind") return said.value;
	const type = allOf(node, "InvoiceType").map(ownValue).find(Boolean);
	return type === undefined ? undefined : kindByNumber("leqi", type, number);
}
