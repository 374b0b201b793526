import { strToU8, zipSync } from "fflate";

import { formatFen } from "#core/base/fen.ts";
import type { SampleInvoice } from "#samples/invoice.ts";
import { type Drawing, type DrawnText, glyphWidth, textWidth } from "./drawing.ts";
import { makeQrPng, qrMatrix } from "./qr-picture.ts";
import { escapeXml } from "./xml.ts";

/** One document of the file: an OFD may hold several. */
export interface OfdPart {
	readonly invoice: SampleInvoice;
	readonly drawings: readonly Drawing[];
	/** Text of the structured invoice put in as `original_invoice.xml`. */
	readonly xml?: string;
}

/** How an OFD may be written; the default is what the tax platform writes. */
export interface OfdOptions {
	/** `CustomDatas` in OFD.xml: 发票号码, 开票日期, 合计金额 … */
	readonly customData?: "full" | "none";
	/** `CustomTag.xml`: of the platform, of 税控 software (with its ill-formed root), or none. */
	readonly tags?: "platform" | "tax_control" | "none";
	/** Labels stand in a template page, or together with the values. */
	readonly template?: "separate" | "merged";
	readonly qr?: "png" | "paths" | "none";
	/** How a value is cut: one TextCode, one a script (`2025` `年` …), or Chinese and Latin as objects of their own. */
	readonly runs?: "whole" | "codes" | "objects";
	/** How parts name each other: relative, from the root, or in another case than in the zip. */
	readonly locations?: "relative" | "absolute" | "other_case";
	/** A byte order mark before each XML part. */
	readonly bom?: boolean;
	/** Text outside the page's area, as some issuers leave behind. */
	readonly strayText?: string;
	/** A page in the zip that no document lists. */
	readonly unlistedPage?: Drawing;
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes an OFD (GB/T 33190) with a template, page, resources, tags and attachment for each part. */
export function makeOfd(parts: readonly OfdPart[], options: OfdOptions = {}): Uint8Array {
	const files: Record<string, Uint8Array> = {};
	const put = (path: string, xml: string) => {
		files[path] = strToU8((options.bom ? "\ufeff" : "") + HEAD + xml);
	};
	put(
		"OFD.xml",
		`<ofd:OFD ${NAMESPACE} DocType="OFD" Version="1.0">${parts.map((part, i) => docBody(part, i, options)).join("")}</ofd:OFD>`,
	);
	parts.forEach((part, i) => {
		putDocument(part, `Doc_${i}`, options, put, files);
	});
	return zipSync(files, { level: 9, mtime: new Date(2025, 0, 1) });
}

function docBody(part: OfdPart, index: number, options: OfdOptions): string {
	const { invoice } = part;
	const data: Record<string, string> = {
		"template-version": "1.0.20.0422",
		...(invoice.code ? { 发票代码: invoice.code } : {}),
		发票号码: invoice.number,
		开票日期: printedDay(invoice),
		合计金额: formatFen(invoice.amount),
		合计税额: invoice.tax === undefined ? "***" : formatFen(invoice.tax),
		...(invoice.checkCode ? { 校验码: invoice.checkCode } : {}),
		购买方纳税人识别号: invoice.buyerTaxId,
		销售方纳税人识别号: invoice.sellerTaxId,
	};
	const custom = Object.entries(data).map(
		([name, value]) => `<ofd:CustomData Name="${name}">${escapeXml(value)}</ofd:CustomData>`,
	);
	return (
		`<ofd:DocBody><ofd:DocInfo><ofd:DocID>${String(index).padStart(32, "9")}</ofd:DocID><ofd:Author>演示</ofd:Author>` +
		`${options.customData === "none" ? "" : `<ofd:CustomDatas>${custom.join("")}</ofd:CustomDatas>`}</ofd:DocInfo>` +
		`<ofd:DocRoot>${options.locations === "absolute" ? "/" : ""}Doc_${index}/Document.xml</ofd:DocRoot></ofd:DocBody>`
	);
}

function putDocument(
	part: OfdPart,
	root: string,
	options: OfdOptions,
	put: (path: string, xml: string) => void,
	files: Record<string, Uint8Array>,
): void {
	const ids = new Ids();
	const at = (path: string) => located(path, root, options);
	const tagged: TaggedObject[] = [];
	const templates: string[] = [];
	const pages: string[] = [];
	const media: string[] = [];
	part.drawings.forEach((drawing, i) => {
		const pageId = ids.next();
		const separate = options.template !== "merged";
		const labels = drawing.texts.filter((text) => text.role === "label");
		const values = drawing.texts.filter((text) => text.role === "value");
		let under = "";
		if (separate) {
			const templateId = ids.next();
			templates.push(`<ofd:TemplatePage ID="${templateId}" BaseLoc="${at(`Tpls/Tpl_${i}/Content.xml`)}"/>`);
			put(
				`${root}/Tpls/Tpl_${i}/Content.xml`,
				pageXml(drawing, "", [...strokes(drawing, ids), ...objects(labels, ids, options)], ids),
			);
			under = `<ofd:Template TemplateID="${templateId}" ZOrder="Background"/>`;
		}
		const own = separate ? [] : [...strokes(drawing, ids), ...objects(labels, ids, options)];
		const drawn = objects(values, ids, options, (tag, id) => tagged.push({ tag, id, pageId }));
		const stray = options.strayText
			? objects([{ text: options.strayText, x: 32, y: drawing.height * 2, size: 3.5, role: "value" }], ids, options)
			: [];
		const qr = drawQr(drawing, ids, options, (id, png) => {
			files[`${root}/Res/image_${id}.png`] = png;
			media.push(
				`<ofd:MultiMedia ID="${id}" Type="Image" Format="PNG"><ofd:MediaFile>image_${id}.png</ofd:MediaFile></ofd:MultiMedia>`,
			);
		});
		put(`${root}/Pages/Page_${i}/Content.xml`, pageXml(drawing, under, [...qr, ...own, ...drawn, ...stray], ids));
		pages.push(`<ofd:Page ID="${pageId}" BaseLoc="${at(`Pages/Page_${i}/Content.xml`)}"/>`);
	});
	if (options.unlistedPage) {
		const page = options.unlistedPage;
		put(
			`${root}/Pages/Page_${part.drawings.length}/Content.xml`,
			pageXml(page, "", objects(page.texts, ids, options), ids),
		);
	}
	const tags = options.tags ?? "platform";
	if (tags !== "none") {
		put(
			`${root}/Tags/CustomTags.xml`,
			`<ofd:CustomTags ${NAMESPACE}><ofd:CustomTag TypeID="root"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>`,
		);
		put(`${root}/Tags/CustomTag.xml`, tags === "platform" ? platformTags(tagged) : taxControlTags(tagged));
	}
	if (part.xml !== undefined) {
		put(
			`${root}/Attachs/Attachments.xml`,
			`<ofd:Attachments ${NAMESPACE}><ofd:Attachment ID="${ids.next()}" Name="original_invoice" Format="xml" Visible="false"><ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`,
		);
		files[`${root}/Attachs/original_invoice.xml`] = strToU8(part.xml);
	}
	put(
		`${root}/PublicRes.xml`,
		`<ofd:Res ${NAMESPACE}><ofd:Fonts><ofd:Font ID="9001" FontName="宋体" FamilyName="SimSun"/></ofd:Fonts></ofd:Res>`,
	);
	put(
		`${root}/DocumentRes.xml`,
		`<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>${media.join("")}</ofd:MultiMedias></ofd:Res>`,
	);
	const { width, height } = part.drawings[0] ?? { width: 210, height: 140 };
	put(
		`${root}/Document.xml`,
		`<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>${ids.next()}</ofd:MaxUnitID>` +
			`<ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea>` +
			`<ofd:PublicRes>${at("PublicRes.xml")}</ofd:PublicRes><ofd:DocumentRes>${at("DocumentRes.xml")}</ofd:DocumentRes>${templates.join("")}</ofd:CommonData>` +
			`<ofd:Pages>${pages.join("")}</ofd:Pages>` +
			`${part.xml === undefined ? "" : `<ofd:Attachments>${at("Attachs/Attachments.xml")}</ofd:Attachments>`}` +
			`${tags === "none" ? "" : `<ofd:CustomTags>${at("Tags/CustomTags.xml")}</ofd:CustomTags>`}</ofd:Document>`,
	);
}

function pageXml(drawing: Drawing, under: string, content: readonly string[], ids: Ids): string {
	return (
		`<ofd:Page ${NAMESPACE}><ofd:Area><ofd:PhysicalBox>0 0 ${drawing.width} ${drawing.height}</ofd:PhysicalBox></ofd:Area>${under}` +
		`<ofd:Content><ofd:Layer ID="${ids.next()}">${content.join("")}</ofd:Layer></ofd:Content></ofd:Page>`
	);
}

/** Text objects with their `DeltaX`; each tagged value tells its object's id. */
function objects(
	texts: readonly DrawnText[],
	ids: Ids,
	options: OfdOptions,
	tagged: (tag: string, id: number) => void = () => {},
): string[] {
	return texts.flatMap((text) => {
		let x = 0;
		const codes = runsOf(text.text, options).map((run) => {
			const code = { x, run };
			x += textWidth(run, text.size);
			return code;
		});
		const groups = options.runs === "objects" ? codes.map((code) => [code]) : [codes];
		return groups.map((group) => {
			const id = ids.next();
			if (text.tag) tagged(text.tag, id);
			const boundary = `${round(text.x)} ${round(text.y - text.size)} ${round(textWidth(text.text, text.size) + 1)} ${round(text.size * 1.4)}`;
			const inner = group.map(
				({ x, run }) =>
					`<ofd:TextCode X="${round(x)}" Y="${round(text.size)}"${deltas(run, text.size)}>${escapeXml(run)}</ofd:TextCode>`,
			);
			return `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="9001" Size="${text.size}">${inner.join("")}</ofd:TextObject>`;
		});
	});
}

function runsOf(text: string, options: OfdOptions): string[] {
	return options.runs === "codes" || options.runs === "objects" ? (text.match(/[ -~]+|[^ -~]+/g) ?? []) : [text];
}

/** Steps from glyph to glyph, equal neighbours as `g count step`. */
function deltas(run: string, size: number): string {
	const steps = [...run].slice(0, -1).map((char) => round(glyphWidth(char) * size));
	if (steps.length === 0) return "";
	const out: string[] = [];
	for (let i = 0; i < steps.length; ) {
		let end = i;
		while (end < steps.length && steps[end] === steps[i]) end++;
		out.push(end - i > 1 ? `g ${end - i} ${steps[i]}` : `${steps[i]}`);
		i = end;
	}
	return ` DeltaX="${out.join(" ")}"`;
}

function strokes(drawing: Drawing, ids: Ids): string[] {
	return drawing.strokes.map(({ x1, y1, x2, y2 }) => {
		const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
		return (
			`<ofd:PathObject ID="${ids.next()}" Boundary="${round(x1)} ${round(y1)} ${round(width + 0.4)} ${round(height + 0.4)}" LineWidth="0.25">` +
			`<ofd:StrokeColor Value="128 0 0"/><ofd:AbbreviatedData>M 0.2 0.2 L ${round(width + 0.2)} ${round(height + 0.2)}</ofd:AbbreviatedData></ofd:PathObject>`
		);
	});
}

function drawQr(
	drawing: Drawing,
	ids: Ids,
	options: OfdOptions,
	putImage: (id: number, png: Uint8Array) => void,
): string[] {
	const { qr } = drawing;
	if (!qr || options.qr === "none") return [];
	const boundary = `${qr.x} ${qr.y} ${qr.size} ${qr.size}`;
	if (options.qr === "paths") {
		const matrix = qrMatrix(qr.text);
		const side = qr.size / matrix.size;
		const data = matrix.dark.flatMap((dark, i) => {
			if (!dark) return [];
			const [x, y] = [(i % matrix.size) * side, Math.floor(i / matrix.size) * side];
			const [r, b] = [round(x + side), round(y + side)];
			return [`M ${round(x)} ${round(y)} L ${r} ${round(y)} L ${r} ${b} L ${round(x)} ${b} C`];
		});
		return [
			`<ofd:PathObject ID="${ids.next()}" Boundary="${boundary}" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>${data.join(" ")}</ofd:AbbreviatedData></ofd:PathObject>`,
		];
	}
	const imageId = ids.next();
	putImage(imageId, makeQrPng(qr.text, { scale: 4, quiet: 2 }));
	return [
		`<ofd:ImageObject ID="${ids.next()}" CTM="${qr.size} 0 0 ${qr.size} 0 0" Boundary="${boundary}" ResourceID="${imageId}"/>`,
	];
}

interface TaggedObject {
	readonly tag: string;
	readonly id: number;
	readonly pageId: number;
}

function platformTags(tagged: readonly TaggedObject[]): string {
	return `<ofd:root ${NAMESPACE} version="1.0">${tagTree(tagged, "ofd:")}</ofd:root>`;
}

/** 税控 software writes a root that no XML parser takes: an empty prefix. Its rows stand under GoodsInfos. */
function taxControlTags(tagged: readonly TaggedObject[]): string {
	const rows = [
		"Item",
		"Specification",
		"MeasurementDimension",
		"Quantity",
		"Price",
		"Amount",
		"TaxScheme",
		"TaxAmount",
	];
	const nested = tagged.map((one) =>
		rows.includes(one.tag) ? { ...one, tag: `GoodsInfos/GoodsInfo/${one.tag}` } : one,
	);
	return `<:eInvoice xmlns:="">${tagTree(nested, "")}</:eInvoice>`;
}

function tagTree(tagged: readonly TaggedObject[], prefix: string): string {
	const byHead = Map.groupBy(tagged, ({ tag }) => tag.split("/")[0] ?? "");
	return [...byHead]
		.map(([head, group]) => {
			const deeper = group.filter(({ tag }) => tag.includes("/"));
			const refs = group
				.filter(({ tag }) => !tag.includes("/"))
				.map(({ id, pageId }) => `<ofd:ObjectRef PageRef="${pageId}">${id}</ofd:ObjectRef>`);
			const inner = tagTree(
				deeper.map((one) => ({ ...one, tag: one.tag.slice(head.length + 1) })),
				prefix,
			);
			return `<${prefix}${head}>${refs.join("")}${inner}</${prefix}${head}>`;
		})
		.join("");
}

function located(path: string, root: string, options: OfdOptions): string {
	if (options.locations === "absolute") return `/${root}/${path}`;
	if (options.locations === "other_case") return path.replace(/^[A-Za-z]+/, (folder) => folder.toUpperCase());
	return path;
}

class Ids {
	#last = 0;

	next(): number {
		this.#last += 1;
		return this.#last;
	}
}

function printedDay({ issuedOn }: SampleInvoice): string {
	return `${issuedOn.slice(0, 4)}年${issuedOn.slice(4, 6)}月${issuedOn.slice(6, 8)}日`;
}

function round(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
