import { everyNode } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { textOf, withKind, type XmlDialect } from "../dialect.ts";
import { hasElement, readByTags, type TagTable } from "../tags.ts";
import { einvoiceTags } from "./einvoice.ts";

const { fields: einv, line: einvLine } = einvoiceTags;

/**
 * Element names of 电子凭证会计数据标准 (domain §6.4). Prefixes and dates of the taxonomies differ between issuers and
 * years, the names do not, so one table serves them all: inv (电普, 电专), einv (数电), rai (铁路), atr (航空).
 */
const tags: TagTable = {
	fields: {
		...einv,
		title: ["TypeOfInvoice", "TypeOfVoucher", "TypeOfEinvoice"],
		code: ["CodeOfInvoice"],
		number: [
			"NumberOfInvoice",
			"InvoiceNumber",
			"ElectronicInvoiceRailwayETicketNumber",
			"ElectronicInvoiceAirTransportReceiptNumber",
			"NumberOfEinvoice",
		],
		issuedOn: ["DateOfIssue", "IssueDate", "IssueTime", "RequestTime"],
		checkCode: ["IdentifyingCode"],
		machineNumber: ["NumberOfInvoiceMachine"],
		buyerName: ["NameOfPurchaser", "BuyerName"],
		buyerTaxId: [
			"TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfPurchaser",
			"UnifiedSocialCreditCodeOfPurchaser",
			"BuyerIdNum",
		],
		sellerName: ["NameOfSeller", "SellerName"],
		sellerTaxId: [
			"TaxpayerIdentificationNumberUnifiedSocialCreditCodeOfSeller",
			"UnifiedSocialCreditCodeOfSeller",
			"SellerIdNum",
		],
		amount: ["TotalAmountExcludingTax", "TotalAmWithoutTax"],
		tax: ["TotalTaxAmount", "TotalTaxAm", "VatTaxAmount", "TaxAmount"],
		// Of air tickets the fare is not the total (domain §6.4), of rail tickets it is: TotalAmount comes first.
		total: ["TaxIncludedAmountInFigures", "TotalTax-includedAmount", "TotalAmount", "Fare"],
		totalInWords: ["TaxIncludedAmountInWords", "TotalTax-includedAmountInChinese"],
		remark: ["Remarks", "Remark"],
		drawer: ["Issuer", "Drawer"],
		originalNumber: ["NumberOfOriginalInvoice", "OriginalInvoiceNumber", "OriginalInvoiceCode"],
	},
	line: {
		name: ["NameOfTaxableGoodsOrServices", ...einvLine.name],
		spec: ["Specification", ...(einvLine.spec ?? [])],
		unit: ["UnitOfGoodsOrServices", ...(einvLine.unit ?? [])],
		quantity: ["QuantityOfGoodsOrServices", ...(einvLine.quantity ?? [])],
		price: ["UnitPriceOfGoodsOrServices", ...(einvLine.price ?? [])],
		rate: ["TaxRate"],
		amount: ["AmountExcludingTax", ...(einvLine.amount ?? [])],
		tax: [...(einvLine.tax ?? [])],
	},
	skip: ["context", "unit", "InformationOfAccountingDocumentsTuple", "DetailInformationOfAirTicketTuple"],
};

/** What only the receiver can know: how an invoice was booked, paid and used. */
const BOOKED = [
	"InformationOfAccountingDocumentsTuple",
	"NameOfAccountingEntity",
	"UnifiedSocialCreditCodeOfAccountingEntity",
	"WhetherEinvoiceHasBeenBooked",
	"WhetherInvoiceHasBeenBooked",
];

/** 电子凭证会计数据标准 of the Ministry of Finance: XBRL, on its own or inside an OFD or PDF. */
export const xbrl: XmlDialect = {
	id: "xbrl",
	read(node) {
		if (node.key !== "xbrl") return undefined;
		const { evidence: found, lines } = readByTags(node, tags);
		const number = textOf(found, "number");
		if (number === undefined) return undefined;
		const kind = hasElement(node, "ElectronicInvoiceRailwayETicketNumber")
			? "rail"
			: hasElement(node, "ElectronicInvoiceAirTransportReceiptNumber")
				? "air"
				: undefined;
		const receiver = hasElement(node, ...BOOKED) || schemaOf(node).includes("receiver");
		return { evidence: withKind(found, kind), lines, notes: receiver ? [{ code: "accounting_data" }] : [] };
	},
};

function schemaOf(node: XmlNode): string {
	for (const each of everyNode(node)) if (each.key === "schemaref") return each.attributes["xlink:href"] ?? "";
	return "";
}
