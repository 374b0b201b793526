import { zipSync } from "fflate";

import { encode } from "../markup/context.ts";
import { BUYER, NUMBER, SELLER } from "../xml/samples.ts";

/** One run of text on a page, in mm from the top left of the page; `y` is the base line. */
export interface Text {
	readonly id?: number;
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly size?: number;
}

export interface PageOptions {
	readonly texts?: readonly Text[];
	/** More objects of the page's layer, as XML. */
	readonly extra?: string;
	readonly template?: number;
	readonly size?: string;
}

export interface DocumentOptions {
	readonly customDatas?: Readonly<Record<string, string>>;
	readonly pages?: readonly string[];
	readonly templates?: readonly string[];
	/** Content of the tag file. */
	readonly tags?: string;
	readonly attachments?: Readonly<Record<string, string>>;
	/** Bytes of pictures by resource id and file name. */
	readonly pictures?: Readonly<Record<string, readonly [name: string, bytes: Uint8Array]>>;
}

const OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** A text object whose characters stand side by side, wide ones twice as wide as the others. */
function textObject({ id, x, y, text, size = 3 }: Text): string {
	const steps = Array.from(text, (character) => (/[\u2e80-\uffee]/.test(character) ? size : size / 2)).slice(0, -1);
	const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	const delta = steps.length > 0 ? ` DeltaX="${steps.join(" ")}"` : "";
	return `<ofd:TextObject${id === undefined ? "" : ` ID="${id}"`} Boundary="${x} ${y - size} 100 ${size * 1.2}" Font="1" Size="${size}"><ofd:TextCode X="0" Y="${size}"${delta}>${escaped}</ofd:TextCode></ofd:TextObject>`;
}

export function page({ texts = [], extra = "", template, size = "0 0 210 140" }: PageOptions): string {
	return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${OFD}><ofd:Area><ofd:PhysicalBox>${size}</ofd:PhysicalBox></ofd:Area>${
		template === undefined ? "" : `<ofd:Template TemplateID="${template}" ZOrder="Background"/>`
	}<ofd:Content><ofd:Layer ID="2">${texts.map(textObject).join("")}${extra}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** Files of one document below `folder`, and its DocBody. */
function documentFiles(folder: string, options: DocumentOptions): { readonly files: Files; readonly body: string } {
	const { customDatas = {}, pages = [], templates = [], tags, attachments = {}, pictures = {} } = options;
	const files: Files = {};
	const put = (path: string, xml: string) => {
		files[`${folder}/${path}`] = encode(xml);
	};
	pages.forEach((xml, index) => {
		put(`Pages/Page_${index}/Content.xml`, xml);
	});
	templates.forEach((xml, index) => {
		// The case of the folder differs from that in Document.xml, as some issuers have it.
		put(`Tpls/Tpl_${index}/Content.xml`, xml);
	});
	const media = Object.entries(pictures).map(([id, [name, bytes]]) => {
		files[`${folder}/Res/${name}`] = bytes;
		return `<ofd:MultiMedia ID="${id}" Type="Image"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`;
	});
	put(
		"DocumentRes.xml",
		`<ofd:Res ${OFD} BaseLoc="Res"><ofd:MultiMedias>${media.join("")}</ofd:MultiMedias></ofd:Res>`,
	);
	for (const [name, xml] of Object.entries(attachments)) put(`Attachs/${name}`, xml);
	const attached = Object.keys(attachments).map(
		(name) => `<ofd:Attachment><ofd:FileLoc>${name}</ofd:FileLoc></ofd:Attachment>`,
	);
	put("Attachs/Attachments.xml", `<ofd:Attachments ${OFD}>${attached.join("")}</ofd:Attachments>`);
	if (tags !== undefined) {
		put(
			"Tags/CustomTags.xml",
			`<ofd:CustomTags ${OFD}><ofd:CustomTag><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>`,
		);
		put("Tags/CustomTag.xml", tags);
	}
	put(
		"Document.xml",
		`\ufeff<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
		<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>${templates.map((_, index) => `<ofd:TemplatePage ID="${index + 1}" BaseLoc="TPLS/Tpl_${index}/Content.xml"/>`).join("")}</ofd:CommonData>
		<ofd:Pages>${pages.map((_, index) => `<ofd:Page ID="${index + 60}" BaseLoc="Pages/Page_${index}/Content.xml"/>`).join("")}</ofd:Pages>
		<ofd:Attachments>/${folder}/Attachs/Attachments.xml</ofd:Attachments>${tags === undefined ? "" : "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"}</ofd:Document>`,
	);
	const datas = Object.entries(customDatas).map(
		([name, value]) => `<ofd:CustomData Name="${name}">${value}</ofd:CustomData>`,
	);
	return {
		files,
		body: `<ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>${datas.join("")}</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>${folder}/Document.xml</ofd:DocRoot></ofd:DocBody>`,
	};
}

type Files = Record<string, Uint8Array>;

/** An OFD of one or several documents; `more` are members that no document lists. */
export function makeOfd(
	documents: readonly DocumentOptions[],
	more: Readonly<Record<string, string>> = {},
): Uint8Array {
	const made = documents.map((options, index) => documentFiles(`Doc_${index}`, options));
	const unlisted = Object.entries(more).map(([name, text]) => [name, encode(text)] as const);
	return zipSync({
		"Doc_0/": new Uint8Array(),
		...Object.assign({}, ...made.map(({ files }) => files)),
		...Object.fromEntries(unlisted),
		"OFD.xml": encode(`<ofd:OFD ${OFD} DocType="OFD" Version="1.0">${made.map(({ body }) => body).join("")}</ofd:OFD>`),
	});
}

/** The printed face of an invented 数电票: labels as a template, values as the page draws them. */
const faceLabels: readonly Text[] = [
	{ x: 65, y: 15, text: "电子发票（增值税专用发票）", size: 6 },
	{ x: 152, y: 14, text: "发票号码：" },
	{ x: 152, y: 20, text: "开票日期：" },
	{ x: 6, y: 36, text: "购" },
	{ x: 6, y: 40, text: "买" },
	{ x: 6, y: 44, text: "方" },
	{ x: 12, y: 36, text: "名称：" },
	{ x: 12, y: 47, text: "统一社会信用代码/纳税人识别号：" },
	{ x: 106, y: 36, text: "销" },
	{ x: 106, y: 40, text: "售" },
	{ x: 106, y: 44, text: "方" },
	{ x: 112, y: 36, text: "名称：" },
	{ x: 112, y: 47, text: "统一社会信用代码/纳税人识别号：" },
	{ x: 14, y: 55, text: "项目名称" },
	{ x: 48, y: 55, text: "规格型号" },
	{ x: 68, y: 55, text: "单位" },
	{ x: 90, y: 55, text: "数量" },
	{ x: 113, y: 55, text: "单价" },
	{ x: 140, y: 55, text: "金额" },
	{ x: 160, y: 55, text: "税率/征收率" },
	{ x: 194, y: 55, text: "税额" },
	{ x: 20, y: 94, text: "合" },
	{ x: 40, y: 94, text: "计" },
	{ x: 16, y: 101, text: "价税合计（大写）" },
	{ x: 140, y: 101, text: "（小写）" },
	{ x: 6, y: 108, text: "备" },
	{ x: 6, y: 118, text: "注" },
	{ x: 18, y: 132, text: "开票人：" },
];

export const faceValues: readonly Text[] = [
	{ id: 70, x: 168, y: 14, text: NUMBER },
	{ id: 71, x: 168, y: 20, text: "2026年09月14日" },
	{ id: 72, x: 22, y: 36, text: BUYER.name },
	{ id: 73, x: 60, y: 47, text: BUYER.taxId },
	{ id: 74, x: 122, y: 36, text: SELLER.name },
	{ id: 75, x: 160, y: 47, text: SELLER.taxId },
	{ id: 76, x: 6, y: 60, text: "*演示服务*技" },
	{ id: 77, x: 6, y: 64, text: "术服务" },
	{ id: 78, x: 70, y: 60, text: "项" },
	{ id: 79, x: 98, y: 60, text: "2" },
	{ id: 80, x: 120, y: 60, text: "50" },
	{ id: 81, x: 142, y: 60, text: "100.00" },
	{ id: 82, x: 166, y: 60, text: "6%" },
	{ id: 83, x: 197, y: 60, text: "6.00" },
	{ id: 84, x: 140, y: 94, text: "¥" },
	{ id: 85, x: 142, y: 94, text: "100.00" },
	{ id: 86, x: 195, y: 94, text: "¥" },
	{ id: 87, x: 197, y: 94, text: "6.00" },
	{ id: 88, x: 64, y: 101, text: "壹佰零陆圆整" },
	{ id: 89, x: 156, y: 101, text: "¥106.00" },
	{ id: 90, x: 34, y: 132, text: "演示员" },
	{ id: 91, x: 34, y: 286, text: "页外之人" },
];

const ref = (name: string, ...ids: readonly number[]) =>
	`<ofd:${name}>${ids.map((id) => `<ofd:ObjectRef PageRef="60">${id}</ofd:ObjectRef>`).join("")}</ofd:${name}>`;

/** Names of the values on the page, the columns of the lines one after the other as the tax platform writes them. */
export const faceTags = `<ofd:root ${OFD}>${ref("InvoiceNo", 70)}${ref("IssueDate", 71)}<ofd:Buyer>${ref("BuyerName", 72)}${ref("BuyerTaxID", 73)}</ofd:Buyer>
	<ofd:Seller>${ref("SellerName", 74)}${ref("SellerTaxID", 75)}</ofd:Seller>${ref("TaxExclusiveTotalAmount", 84, 85)}${ref("TaxTotalAmount", 86, 87)}
	${ref("TaxInclusiveTotalAmount", 89)}${ref("InvoiceClerk", 91)}${ref("InvoiceClerk", 90)}${ref("Item", 76, 77)}${ref("TaxScheme", 82)}${ref("MeasurementDimension", 78)}
	${ref("Amount", 81)}${ref("TaxAmount", 83)}${ref("Price", 80)}${ref("Quantity", 79)}</ofd:root>`;

export const facePage = page({ texts: faceValues, template: 1 });
export const faceTemplate = page({ texts: faceLabels });
