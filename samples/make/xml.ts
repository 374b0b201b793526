import { formatDay } from "#core/base/day.ts";
import { type Fen, fen, formatFen } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import type { SampleInvoice } from "#samples/invoice.ts";
import { qrText } from "./qr-text.ts";

/** How the 数电票 XML may be written (domain §6.2). */
export interface EInvoiceXmlOptions {
	readonly version?: "0.2" | "0.32" | "0.33" | "0.37";
	/** Leave out parts some issuers do not write. */
	readonly omit?: readonly ("TaxSupervisionInfo" | "InherentLabel" | "SellerInformation" | "BuyerInformation")[];
	/** Rows repeat `IssuItemInformation` (the real form), or stand in it as `ItemDetail`. */
	readonly rows?: "repeated" | "nested";
	/** `TaxRate` as a fraction (the real form) or as a percentage. */
	readonly rates?: "fraction" | "percent";
	/** Values written instead of the invoice's own. */
	readonly written?: Partial<Pick<SampleInvoice, "total" | "amount" | "tax" | "number">>;
	readonly specific?: string;
}

/** The `EInvoice` document the platform hands out with a 数电票. */
export function makeEInvoiceXml(invoice: SampleInvoice, options: EInvoiceXmlOptions = {}): string {
	const written = { ...invoice, ...options.written };
	const omit = (part: NonNullable<EInvoiceXmlOptions["omit"]>[number]) => options.omit?.includes(part) ?? false;
	const special = invoice.title.includes("专用");
	const red = invoice.total < 0;
	const party = (role: "Seller" | "Buyer", name: string, taxId: string) =>
		omit(`${role}Information`)
			? ""
			: element(
					`${role}Information`,
					element(`${role}IdNum`, escapeXml(taxId)) +
						element(`${role}Name`, escapeXml(name)) +
						(role === "Seller" ? element("SellerAddr", escapeXml(invoice.sellerAddress)) : ""),
				);
	const rows = invoice.lines.map((line) => lineXml(line, options));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
		"EInvoice",
		element(
			"Header",
			element("EIid", written.number) +
				element("EInvoiceTag", "SWEI9900") +
				element("Version", options.version ?? "0.33") +
				(omit("InherentLabel")
					? ""
					: element(
							"InherentLabel",
							label("InIssuType", red ? "N" : "Y", "是否蓝字发票标志") +
								label("EInvoiceType", "01", "电子发票") +
								label("GeneralOrSpecialVAT", special ? "01" : "02", special ? "增值税专用发票" : "普通发票"),
						)),
		) +
			element(
				"EInvoiceData",
				party("Seller", invoice.sellerName, invoice.sellerTaxId) +
					party("Buyer", invoice.buyerName, invoice.buyerTaxId) +
					element(
						"BasicInformation",
						element("TotalAmWithoutTax", formatFen(written.amount)) +
							element("TotalTaxAm", written.tax === undefined ? "" : formatFen(written.tax)) +
							element("TotalTax-includedAmount", formatFen(written.total)) +
							element("TotalTax-includedAmountInChinese", invoice.totalInWords) +
							element("Drawer", escapeXml(invoice.drawer)) +
							element("RequestTime", `${formatDay(invoice.issuedOn)} 09:30:00`),
					) +
					(options.rows === "nested"
						? element("IssuItemInformation", rows.map((row) => element("ItemDetail", row)).join(""))
						: rows.map((row) => element("IssuItemInformation", row)).join("")) +
					element("SpecificInformation", (options.specific ?? "") + redPart(invoice)) +
					element("AdditionalInformation", element("Remark", escapeXml(invoice.remark))),
			) +
			(omit("TaxSupervisionInfo")
				? ""
				: element(
						"TaxSupervisionInfo",
						element("InvoiceNumber", written.number) +
							element("IssueTime", formatDay(invoice.issuedOn)) +
							element("TaxBureauCode", "19900000000") +
							element("TaxBureauName", "国家税务总局演示税务局"),
					)),
	)}`;
}

/** The older `eInvoice` of 电普 and 电专, as it stands inside OFD files (domain §6.3). */
export function makeOldInvoiceXml(invoice: SampleInvoice, options: { readonly prefix?: "fp:" | "" } = {}): string {
	const p = options.prefix ?? "fp:";
	const el = (name: string, body: string) => element(p + name, body);
	const party = (role: "Buyer" | "Seller", name: string, taxId: string) =>
		el(
			role,
			el(`${role}Name`, escapeXml(name)) +
				el(`${role}TaxID`, escapeXml(taxId)) +
				el(`${role}AddrTel`, role === "Seller" ? escapeXml(invoice.sellerAddress) : "") +
				el(`${role}FinancialAccount`, role === "Seller" ? escapeXml(invoice.sellerBank) : ""),
		);
	const { issuedOn: day } = invoice;
	const goods = invoice.lines.map((line) =>
		el(
			"GoodsInfo",
			el("Item", escapeXml(line.name)) +
				el("Specification", escapeXml(line.spec ?? "")) +
				el("MeasurementDimension", line.unit ?? "") +
				el("Price", line.price ?? "") +
				el("Quantity", line.quantity ?? "") +
				el("Amount", money(line.amount)) +
				el("TaxScheme", line.rate ?? "") +
				el("TaxAmount", line.tax === undefined ? "***" : formatFen(line.tax)),
		),
	);
	return (
		`<?xml version="1.0" encoding="utf-8"?>\n<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019" Version="1.0">` +
		el("DocID", "01") +
		el("InvoiceCode", invoice.code) +
		el("InvoiceNo", invoice.number) +
		el("TypeCode", invoice.total < 0 ? "1" : "0") +
		el("IssueDate", `${day.slice(0, 4)}年${day.slice(4, 6)}月${day.slice(6, 8)}日`) +
		el("InvoiceCheckCode", invoice.checkCode ?? "") +
		el("MachineNo", invoice.machineNumber ?? "") +
		party("Buyer", invoice.buyerName, invoice.buyerTaxId) +
		party("Seller", invoice.sellerName, invoice.sellerTaxId) +
		el("TaxInclusiveTotalAmount", formatFen(invoice.total)) +
		el("Note", escapeXml(invoice.remark)) +
		el("InvoiceClerk", escapeXml(invoice.drawer)) +
		el("Payee", escapeXml(invoice.payee)) +
		el("Checker", escapeXml(invoice.reviewer)) +
		el("TaxTotalAmount", invoice.tax === undefined ? "***" : formatFen(invoice.tax)) +
		el("TaxExclusiveTotalAmount", formatFen(invoice.amount)) +
		el("GraphCode", qrText(invoice) ?? "") +
		`${el("GoodsInfos", goods.join(""))}</eInvoice>`
	);
}

export function escapeXml(text: string): string {
	return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function lineXml(line: Line, options: EInvoiceXmlOptions): string {
	const percent = /^([\d.]+)%$/.exec(line.rate ?? "")?.[1];
	const fraction = percent && options.rates !== "percent" ? String(Number(percent) / 100) : (line.rate ?? "");
	return (
		element("ItemName", escapeXml(line.name)) +
		optional("SpecMod", line.spec) +
		optional("MeaUnits", line.unit) +
		optional("Quantity", line.quantity) +
		optional("UnPrice", line.price) +
		element("Amount", money(line.amount)) +
		element("TaxRate", fraction) +
		element("ComTaxAm", money(line.tax)) +
		element("TotaltaxIncludedAmount", line.amount === undefined ? "" : formatFen(fen(line.amount + (line.tax ?? 0))))
	);
}

function redPart(invoice: SampleInvoice): string {
	if (!invoice.originalNumber) return "";
	return element(
		"RedEInvoice",
		element("OriginalInvoiceCode", invoice.originalNumber) + element("CreditNoteNumber", invoice.redNoticeNumber ?? ""),
	);
}

function label(name: string, code: string, text: string): string {
	return element(name, element("LabelCode", code) + element("LabelName", text));
}

function element(name: string, body: string): string {
	return `<${name}>${body}</${name}>`;
}

function optional(name: string, text: string | undefined): string {
	return text === undefined ? "" : element(name, escapeXml(text));
}

function money(value: Fen | undefined): string {
	return value === undefined ? "" : formatFen(value);
}
