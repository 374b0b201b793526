import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import type { Face, FaceItem, FacePage } from "#core/readers/face/types.ts";
import { type Drawing, glyphWidth, textWidth } from "#samples/make/drawing.ts";

/** A drawn face as the pages a reader would hand over. */
export function pagesOf(drawings: readonly Drawing[]): FacePage[] {
	return drawings.map(({ width, height, texts }, index) => ({
		index,
		width,
		height,
		items: texts
			.filter(({ text }) => text !== "")
			.map(({ text, x, y, size }) => ({ text, x, y: y - size, width: textWidth(text, size), height: size })),
	}));
}

/** Cuts every item into its glyphs, as some converters write them. */
export function inGlyphs(page: FacePage): FacePage {
	return { ...page, items: page.items.flatMap(glyphsOf) };
}

export function mapItems(page: FacePage, change: (items: readonly FaceItem[]) => readonly FaceItem[]): FacePage {
	return { ...page, items: change(page.items) };
}

/** Joins neighbours of a line into one item with a space where the gap is small, as pdf.js does. */
export function inJoined(page: FacePage): FacePage {
	const joined: FaceItem[] = [];
	for (const item of page.items.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
		const at = joined.findLastIndex((other) => {
			const gap = item.x - other.x - other.width;
			return other.y === item.y && other.height === item.height && gap > -0.01 && gap < item.height * 0.6;
		});
		const before = joined[at];
		if (!before) {
			joined.push(item);
			continue;
		}
		const space = item.x - before.x - before.width > item.height * 0.1 ? " " : "";
		joined[at] = { ...before, text: before.text + space + item.text, width: item.x + item.width - before.x };
	}
	return { ...page, items: joined };
}

/** Everything larger or smaller, the page too. */
export function scaled(page: FacePage, by: number): FacePage {
	const { index, width, height, items } = page;
	return {
		index,
		width: width * by,
		height: height * by,
		items: items.map((item) => ({
			text: item.text,
			x: item.x * by,
			y: item.y * by,
			width: item.width * by,
			height: item.height * by,
		})),
	};
}

/** Items written as `[text, x, base line]`, with a size of 9 unless said otherwise. */
export function pageOf(
	items: readonly (readonly [text: string, x: number, y: number, size?: number])[],
	more: { readonly index?: number; readonly width?: number; readonly height?: number } = {},
): FacePage {
	return {
		index: more.index ?? 0,
		width: more.width ?? 600,
		height: more.height ?? 400,
		items: items.map(([text, x, y, size = 9]) => ({
			text,
			x,
			y: y - size,
			width: textWidth(text, size),
			height: size,
		})),
	};
}

export function fieldOf<F extends FieldName>(face: Face | undefined, field: F): FieldValues[F] | undefined {
	const found = face?.evidence.find((piece) => piece.field === field);
	return found?.value as FieldValues[F] | undefined; // evidence ties field and value together
}

/** What a face says, without places, to compare two readings. */
export function saidBy(face: Face | undefined): { fields: Record<string, unknown>; lines: readonly Line[] } {
	return {
		fields: Object.fromEntries(face?.evidence.map(({ field, value }) => [field, value]) ?? []),
		lines: face?.lines ?? [],
	};
}

function glyphsOf(item: FaceItem): FaceItem[] {
	let x = item.x;
	return [...item.text].flatMap((text) => {
		const width = glyphWidth(text) * item.height;
		const glyph = { text, x, y: item.y, width, height: item.height };
		x += width;
		return text.trim() === "" ? [] : [glyph];
	});
}
