import { zlibSync } from "fflate";

import { type Drawing, type DrawnText, glyphWidth } from "./drawing.ts";
import { join } from "./png.ts";
import { qrMatrix, qrPicture } from "./qr-picture.ts";

/** How a PDF may be written; the default is a plain sound one. */
export interface PdfOptions {
	/** How text is cut into runs: whole, one run a glyph, or Chinese and Latin apart. */
	readonly runs?: "whole" | "glyphs" | "scripts";
	/** `unreadable`: labels in a font without ToUnicode, as some tax software does; the values stay readable. */
	readonly labels?: "readable" | "unreadable";
	/** Order in the stream. Readers must go by position. */
	readonly order?: "drawn" | "reversed" | "values_first";
	/** Pages carry `/Rotate` and are drawn against it: upright in a viewer. */
	readonly rotate?: 0 | 90 | 180 | 270;
	/** Pages lie turned in a viewer. */
	readonly turned?: 0 | 90 | 180 | 270;
	/** Times the true size. */
	readonly scale?: number;
	readonly qr?: "rectangles" | "image" | "none";
	/** Embedded files, e.g. the invoice's XML. */
	readonly attachments?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
	/** Head and foot lines a browser prints around a page. */
	readonly browserPrint?: { readonly head: string; readonly foot: string };
	/** No text at all: a scan. */
	readonly text?: "none";
	/** Needs a password nobody has. */
	readonly encrypted?: boolean;
}

const POINTS = 72 / 25.4;

/** Writes drawings as the pages of a PDF 1.7, one after the other: several invoices in one file are simply more pages. */
export function makePdf(drawings: readonly Drawing[], options: PdfOptions = {}): Uint8Array {
	const file = new PdfFile();
	const labelCodes = new Map<string, number>();
	const characters = new Set<number>();
	const song = file.reserve();
	const blind = file.reserve();
	const pages = file.reserve();
	const pageIds = drawings.map((drawing) => {
		const content = drawPage(drawing, options, characters, labelCodes);
		const image = options.qr === "image" && drawing.qr ? imageObject(file, drawing.qr.text) : undefined;
		const stream = file.add(streamObject("", new TextEncoder().encode(content)));
		const [width, height] = mediaSize(drawing, options);
		return file.add(
			`<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 ${number(width)} ${number(height)}]/Rotate ${options.rotate ?? 0}` +
				`/Contents ${stream} 0 R/Resources<</Font<</F1 ${song} 0 R/F2 ${blind} 0 R>>` +
				`${image ? `/XObject<</Q ${image} 0 R>>` : ""}>>>>`,
		);
	});
	songFont(file, song, characters);
	blindFont(file, blind);
	file.set(pages, `<</Type/Pages/Count ${pageIds.length}/Kids[${pageIds.map((id) => `${id} 0 R`).join(" ")}]>>`);
	const catalog = file.add(`<</Type/Catalog/Pages ${pages} 0 R${attachmentNames(file, options)}>>`);
	return file.bytes(catalog, options.encrypted ?? false);
}

function drawPage(
	drawing: Drawing,
	options: PdfOptions,
	characters: Set<number>,
	labelCodes: Map<string, number>,
): string {
	const k = POINTS * (options.scale ?? 1);
	const height = drawing.height * k;
	const out: string[] = [turnMatrix(drawing, options, k), "0.5 0 0 RG 0.5 w"];
	for (const { x1, y1, x2, y2 } of drawing.strokes) {
		out.push(`${number(x1 * k)} ${number(height - y1 * k)} m ${number(x2 * k)} ${number(height - y2 * k)} l S`);
	}
	const texts = options.text === "none" ? [] : order([...drawing.texts, ...printed(drawing, options)], options);
	for (const text of texts) {
		const unreadable = text.role === "label" && options.labels === "unreadable";
		let x = text.x;
		out.push(text.role === "label" ? "0.5 0 0 rg" : "0 g");
		for (const run of cut(text.text, options)) {
			const hex = unreadable ? blindHex(run, labelCodes) : songHex(run, characters);
			const at = `${number(x * k)} ${number(height - text.y * k)}`;
			out.push(`BT /${unreadable ? "F2" : "F1"} ${number(text.size * k)} Tf 1 0 0 1 ${at} Tm <${hex}> Tj ET`);
			x += [...run].reduce((width, char) => width + glyphWidth(char) * text.size, 0);
		}
	}
	if (drawing.qr && options.qr !== "none") out.push(drawQr(drawing.qr, height, k, options));
	return out.join("\n");
}

function drawQr(qr: NonNullable<Drawing["qr"]>, height: number, k: number, options: PdfOptions): string {
	const side = qr.size * k;
	const left = qr.x * k;
	const bottom = height - qr.y * k - side;
	if (options.qr === "image")
		return `q ${number(side)} 0 0 ${number(side)} ${number(left)} ${number(bottom)} cm /Q Do Q`;
	const matrix = qrMatrix(qr.text);
	const module = side / matrix.size;
	const rectangles = matrix.dark.flatMap((dark, i) => {
		if (!dark) return [];
		const x = left + (i % matrix.size) * module;
		const y = bottom + side - (Math.floor(i / matrix.size) + 1) * module;
		return [`${number(x)} ${number(y)} ${number(module)} ${number(module)} re`];
	});
	return `0 g\n${rectangles.join("\n")}\nf`;
}

function printed(drawing: Drawing, options: PdfOptions): DrawnText[] {
	if (!options.browserPrint) return [];
	const { head, foot } = options.browserPrint;
	const common = { x: 3, size: 2.5, role: "value" } as const;
	return [
		{ ...common, text: head, y: 2.6 },
		{ ...common, text: foot, y: drawing.height - 0.6 },
	];
}

function order(texts: readonly DrawnText[], options: PdfOptions): readonly DrawnText[] {
	if (options.order === "reversed") return texts.toReversed();
	if (options.order === "values_first")
		return texts.toSorted((a, b) => (a.role > b.role ? -1 : a.role < b.role ? 1 : 0));
	return texts;
}

function cut(text: string, options: PdfOptions): string[] {
	if (options.runs === "glyphs") return [...text];
	if (options.runs === "scripts") return text.match(/[ -~]+|[^ -~]+/g) ?? [];
	return [text];
}

function mediaSize(drawing: Drawing, options: PdfOptions): [number, number] {
	const k = POINTS * (options.scale ?? 1);
	const [width, height] = [drawing.width * k, drawing.height * k];
	return quarters(options) % 2 ? [height, width] : [width, height];
}

/** Maps upright coordinates onto the media: where a clockwise turn by `/Rotate` brings them back upright. */
function turnMatrix(drawing: Drawing, options: PdfOptions, k: number): string {
	const [width, height] = [number(drawing.width * k), number(drawing.height * k)];
	const matrices = ["1 0 0 1 0 0", `0 1 -1 0 ${height} 0`, `-1 0 0 -1 ${width} ${height}`, `0 -1 1 0 0 ${width}`];
	return `${matrices[quarters(options)]} cm`;
}

function quarters(options: PdfOptions): number {
	return (((options.rotate ?? 0) + (options.turned ?? 0)) / 90) % 4;
}

function songHex(run: string, characters: Set<number>): string {
	return Array.from({ length: run.length }, (_, i) => {
		const code = run.charCodeAt(i);
		characters.add(code);
		return hex4(code);
	}).join("");
}

/** Glyph numbers in the order of first use: what a subset font has, and what is left when its ToUnicode is missing. */
function blindHex(run: string, codes: Map<string, number>): string {
	return [...run]
		.map((char) => {
			const code = codes.get(char) ?? codes.size + 0x21;
			codes.set(char, code);
			return hex4(code);
		})
		.join("");
}

/** 宋体 as every reader knows it, not embedded: Unicode in, half-width Latin, and a ToUnicode map of what is used. */
function songFont(file: PdfFile, id: number, characters: ReadonlySet<number>): void {
	const codes = [...characters].sort((a, b) => a - b);
	const chunks: string[] = [];
	for (let i = 0; i < codes.length; i += 100) {
		const rows = codes.slice(i, i + 100).map((code) => `<${hex4(code)}> <${hex4(code)}>`);
		chunks.push(`${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar`);
	}
	const map =
		"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		`1 begincodespacerange <0000> <FFFF> endcodespacerange\n${chunks.join("\n")}\nendcmap end end`;
	const toUnicode = file.add(streamObject("", new TextEncoder().encode(map)));
	const descriptor = file.add(
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
	);
	const descendant = file.add(
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>" +
			`/DW 1000/W[1 95 500]/FontDescriptor ${descriptor} 0 R>>`,
	);
	file.set(
		id,
		`<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
	);
}

function blindFont(file: PdfFile, id: number): void {
	const descendant = file.add(
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/SampleKai/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
	);
	file.set(
		id,
		`<</Type/Font/Subtype/Type0/BaseFont/SampleKai/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]>>`,
	);
}

function imageObject(file: PdfFile, text: string): number {
	const { width, height, data } = qrPicture(text, { scale: 4, quiet: 1 });
	const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`;
	return file.add(streamObject(head, data));
}

function attachmentNames(file: PdfFile, options: PdfOptions): string {
	const specs = (options.attachments ?? []).map(({ name, bytes }) => {
		const embedded = file.add(streamObject("/Type/EmbeddedFile/Subtype/text#2Fxml", bytes));
		return `(${name}) ${file.add(`<</Type/Filespec/F(${name})/UF(${name})/EF<</F ${embedded} 0 R>>>>`)} 0 R`;
	});
	return specs.length ? `/Names<</EmbeddedFiles<</Names[${specs.join(" ")}]>>>>` : "";
}

function streamObject(head: string, bytes: Uint8Array): Uint8Array {
	const packed = zlibSync(bytes, { level: 9 });
	const encoder = new TextEncoder();
	return join([
		encoder.encode(`<<${head}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`),
		packed,
		encoder.encode("\nendstream"),
	]);
}

/** Numbered objects, then the cross-reference table and the trailer. */
class PdfFile {
	readonly #objects: Uint8Array[] = [];

	reserve(): number {
		return this.#objects.push(new Uint8Array(0));
	}

	add(body: string | Uint8Array): number {
		const id = this.reserve();
		this.set(id, body);
		return id;
	}

	set(id: number, body: string | Uint8Array): void {
		this.#objects[id - 1] = typeof body === "string" ? new TextEncoder().encode(body) : body;
	}

	bytes(root: number, encrypted: boolean): Uint8Array {
		const encoder = new TextEncoder();
		const secret = "A5".repeat(32);
		const encrypt = encrypted ? this.add(`<</Filter/Standard/V 1/R 2/P -4/O<${secret}>/U<${secret}>>>`) : undefined;
		const parts: Uint8Array[] = [encoder.encode("%PDF-1.7\n%"), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 10)];
		let at = 15;
		const offsets = this.#objects.map((body, i) => {
			const object = join([encoder.encode(`${i + 1} 0 obj\n`), body, encoder.encode("\nendobj\n")]);
			parts.push(object);
			at += object.length;
			return at - object.length;
		});
		const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
		const size = offsets.length + 1;
		parts.push(
			encoder.encode(
				`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root ${root} 0 R/ID[<99><99>]` +
					`${encrypt ? `/Encrypt ${encrypt} 0 R` : ""}>>\nstartxref\n${at}\n%%EOF\n`,
			),
		);
		return join(parts);
	}
}

function hex4(code: number): string {
	return code.toString(16).toUpperCase().padStart(4, "0");
}

function number(value: number): string {
	return String(Math.round(value * 1000) / 1000);
}
