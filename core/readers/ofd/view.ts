import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { attributeOf, childOf } from "#core/readers/markup/query.ts";
import type { MarkupContext, XmlNode } from "#core/readers/markup/tree.ts";
import { type OfdDocument, type OfdPageParts, readDocuments } from "./document.ts";
import { type Box, type Matrix, parseBox, placeMatrix } from "./geometry.ts";
import { isFatal, openPackage, type Package } from "./package.ts";
import { type Paint, paintOf } from "./paint.ts";

/** One page as drawn things, for showing it as SVG. Millimetres from the top left of the page. */
export interface OfdPage {
	readonly width: number;
	readonly height: number;
	readonly texts: readonly OfdTextItem[];
	readonly shapes: readonly OfdShape[];
	readonly pictures: readonly OfdPictureItem[];
}

export interface OfdTextItem {
	readonly text: string;
	/** Start of the base line. */
	readonly x: number;
	readonly y: number;
	readonly size: number;
	/** Along the base line; SVG's `textLength`. */
	readonly length: number;
	/** Degrees clockwise around the start of the base line. */
	readonly angle: number;
	readonly color: string;
}

export interface OfdShape extends Paint {
	/** SVG path data, rebuilt from numbers. */
	readonly d: string;
	readonly matrix: Matrix;
}

export interface OfdPictureItem extends Box {
	readonly mediaType: "image/png" | "image/jpeg";
	readonly bytes: Uint8Array;
}

/** OFD's letters for path segments in SVG's, with how many numbers each takes (GB/T 33190 table 36). */
const SEGMENTS: Readonly<Record<string, readonly [letter: string, numbers: number]>> = {
	S: ["M", 2],
	M: ["M", 2],
	L: ["L", 2],
	Q: ["Q", 4],
	B: ["C", 6],
	A: ["A", 7],
	C: ["Z", 0],
};

/** Characters of path data taken of one object. */
const MAX_PATH = 200_000;

/** All listed pages of all documents, as they would be drawn. Text and lines; no fonts, clips, seals or patterns. */
export function readOfdPages(bytes: Uint8Array, context: MarkupContext): Result<readonly OfdPage[], ReadProblem> {
	const ofd = openPackage(bytes, context);
	if (!ofd.ok) return ofd;
	const documents = readDocuments(ofd.value, context);
	if (!documents.ok) return documents;
	const pages: OfdPage[] = [];
	for (const document of documents.value) {
		for (const parts of document.pages) {
			const pictures = readPictures(ofd.value, document, parts);
			if (!pictures.ok) return pictures;
			pages.push({ ...drawPage(document, parts), pictures: pictures.value });
		}
	}
	return ok(pages);
}

function drawPage({ drawParams }: OfdDocument, { area, layers }: OfdPageParts): Omit<OfdPage, "pictures"> {
	const texts = layers.flatMap((layer) =>
		layer.texts.flatMap(({ runs, node, drawParam }) => {
			const color = paintOf(node, drawParam, drawParams).fill ?? "#000000";
			return runs.map(({ text, baseline: [x, y], size, length, angle }) => ({
				text,
				x: x - area.x,
				y: y - area.y,
				size,
				length,
				angle,
				color,
			}));
		}),
	);
	const shapes = layers.flatMap((layer) =>
		layer.paths.flatMap(({ node, drawParam }) => shapeOf(node, paintOf(node, drawParam, drawParams), area)),
	);
	return { width: area.width, height: area.height, texts, shapes };
}

function shapeOf(node: XmlNode, paint: Partial<Paint>, area: Box): readonly OfdShape[] {
	const box = parseBox(attributeOf(node, "Boundary"));
	const d = toSvgPath(childOf(node, "AbbreviatedData")?.text ?? "");
	if (!box || d === "") return [];
	const matrix = placeMatrix(attributeOf(node, "CTM"), { x: box.x - area.x, y: box.y - area.y });
	const stroked = attributeOf(node, "Stroke") !== "false";
	// The default colour to fill with is none (GB/T 33190); without an outline nothing would be seen.
	const { lineWidth = 0.353, stroke = "#000000", fill = stroked ? undefined : "#000000" } = paint;
	return [
		{
			d,
			matrix,
			lineWidth,
			...(fill && attributeOf(node, "Fill") === "true" ? { fill } : {}),
			...(stroked ? { stroke } : {}),
		},
	];
}

/** OFD path data as SVG path data; what is not understood ends it. */
export function toSvgPath(data: string): string {
	const words = data.slice(0, MAX_PATH).trim().split(/\s+/);
	const out: string[] = [];
	let at = 0;
	while (at < words.length) {
		const segment = SEGMENTS[words[at] ?? ""];
		if (!segment) break;
		const [letter, count] = segment;
		const numbers = words.slice(at + 1, at + 1 + count).map(Number);
		if (numbers.length < count || !numbers.every(Number.isFinite)) break;
		if (out.length === 0 && letter !== "M") break;
		out.push(letter, ...numbers.map(String));
		at += 1 + count;
	}
	return out.join(" ");
}

function readPictures(
	ofd: Package,
	document: OfdDocument,
	{ layers, area }: OfdPageParts,
): Result<readonly OfdPictureItem[], ReadProblem> {
	const pictures: OfdPictureItem[] = [];
	for (const { resource, box } of layers.flatMap((layer) => layer.pictures)) {
		const member = document.pictures.get(resource);
		if (member === undefined) continue;
		const bytes = ofd.bytes(member);
		if (!bytes.ok && isFatal(bytes.error)) return err(bytes.error);
		const mediaType = bytes.ok ? mediaTypeOf(bytes.value) : undefined;
		if (!bytes.ok || !mediaType) continue;
		pictures.push({ ...box, x: box.x - area.x, y: box.y - area.y, mediaType, bytes: bytes.value });
	}
	return ok(pictures);
}

/** By the first bytes: the only two forms a page may show as they are. */
function mediaTypeOf(bytes: Uint8Array): OfdPictureItem["mediaType"] | undefined {
	if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return "image/png";
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
	return undefined;
}
