import { expect } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import type { Face, FacePage } from "#core/readers/face/types.ts";
import type { Item } from "./forms.ts";
import { inGlyphs, inJoined, pageOf, saidBy } from "./pages.ts";

/** How a file may cut the same face into runs; a face says the same in each. */
export const ways: readonly (readonly [name: string, cut: (page: FacePage) => FacePage])[] = [
	["as drawn", (page) => page],
	["glyph by glyph", inGlyphs],
	["joined as pdf.js does", inJoined],
];

/** The face on these pages, which must be the only one. */
export function onlyFace(pages: readonly FacePage[]): Face | undefined {
	const faces = readFace(pages);
	expect(faces).toHaveLength(1);
	return faces[0];
}

/** What the only face on a page of these items says, without places. */
export function said(items: readonly Item[], cut: (page: FacePage) => FacePage = (page) => page) {
	return saidBy(onlyFace([cut(pageOf(items))]));
}

/** The fields a face says in every way its items may be cut. */
export function fieldsInEachWay(items: readonly Item[]): Record<string, unknown> {
	const [drawn, ...others] = ways.map(([, cut]) => said(items, cut).fields);
	for (const other of others) expect(other).toEqual(drawn);
	return drawn ?? {};
}
