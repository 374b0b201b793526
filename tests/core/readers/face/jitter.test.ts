import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import type { FacePage } from "#core/readers/face/types.ts";
import { sampleInvoice, sampleInvoices } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { seeded } from "#tests/seeded.ts";
import { inGlyphs, mapItems, pagesOf, saidBy, scaled } from "./pages.ts";

/** Moves every item at random, `right` and `down` heights at most. */
function shaken(page: FacePage, seed: number, { right, down }: { right: number; down: number }): FacePage {
	const random = seeded(seed);
	return mapItems(page, (items) =>
		items.map((item) => ({
			...item,
			x: item.x + (random() * 2 - 1) * right * item.height,
			y: item.y + (random() * 2 - 1) * down * item.height,
		})),
	);
}

function moved(page: FacePage, dx: number, dy: number): FacePage {
	return mapItems({ ...page, width: page.width + dx, height: page.height + dy }, (items) =>
		items.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy })),
	);
}

const ids = sampleInvoices.map(({ id }) => id);
/** What must be right or absent, never nearly right. */
const exact = ["number", "code", "issuedOn", "checkCode", "amount", "tax", "total", "buyerTaxId", "sellerTaxId"];
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe("a face whose glyphs dance", () => {
	it.each(ids)("is read as the straight one: %s", (id) => {
		const pages = pagesOf(drawInvoice(sampleInvoice(id))).map(inGlyphs);
		const straight = saidBy(readFace(pages)[0]);
		fc.assert(
			fc.property(seeds, fc.constantFrom(0.05, 0.3, 1, 5), (seed, scale) => {
				const faces = readFace(pages.map((page) => scaled(shaken(page, seed, { right: 0.08, down: 0.125 }), scale)));

				expect(faces).toHaveLength(1);
				expect(saidBy(faces[0])).toEqual(straight);
			}),
			{ numRuns: 6, seed: 7 },
		);
	});
});

describe("a face that is moved, scaled and shaken at random", () => {
	it("says what it said before", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ids),
				seeds,
				fc.constantFrom(0.02, 0.35, 1, 2.83, 40),
				fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
				fc.boolean(),
				(id, seed, scale, [dx, dy], single) => {
					const drawn = pagesOf(drawInvoice(sampleInvoice(id)));
					const straight = saidBy(readFace(drawn)[0]);
					const glyphs = single ? drawn.map(inGlyphs) : drawn;

					const faces = readFace(
						glyphs.map((page) => scaled(moved(shaken(page, seed, { right: 0.05, down: 0.125 }), dx, dy), scale)),
					);

					expect(faces).toHaveLength(1);
					expect(saidBy(faces[0])).toEqual(straight);
				},
			),
			{ numRuns: 150, seed: 11 },
		);
	});

	it("says nothing wrong when it is shaken so hard that not all can be read", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ids),
				seeds,
				fc.record({
					right: fc.double({ min: 0, max: 0.18, noNaN: true }),
					down: fc.double({ min: 0, max: 0.25, noNaN: true }),
				}),
				fc.boolean(),
				(id, seed, by, single) => {
					const drawn = pagesOf(drawInvoice(sampleInvoice(id)));
					const straight = saidBy(readFace(drawn)[0]).fields;
					const glyphs = single ? drawn.map(inGlyphs) : drawn;

					for (const face of readFace(glyphs.map((page) => shaken(page, seed, by)))) {
						const { fields } = saidBy(face);
						for (const field of exact) expect([straight[field], undefined], field).toContainEqual(fields[field]);
					}
				},
			),
			{ numRuns: 200, seed: 13 },
		);
	});

	it("says nothing wrong when parts of it are missing", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ids),
				seeds,
				fc.double({ min: 0, max: 0.15, noNaN: true }),
				fc.boolean(),
				(id, seed, share, single) => {
					const drawn = pagesOf(drawInvoice(sampleInvoice(id)));
					const straight = saidBy(readFace(drawn)[0]).fields;
					const random = seeded(seed);
					const torn = drawn.map((page) => mapItems(page, (items) => items.filter(() => random() > share)));

					for (const face of readFace(single ? torn.map(inGlyphs) : torn)) {
						const { fields } = saidBy(face);
						for (const field of exact) expect([straight[field], undefined], field).toContainEqual(fields[field]);
					}
				},
			),
			{ numRuns: 200, seed: 17 },
		);
	});
});
