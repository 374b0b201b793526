import { describe, expect, it } from "vitest";

import { type OfdPage, readOfdPages, toSvgPath } from "#core/readers/ofd/view.ts";
import { makeContext } from "../markup/context.ts";
import { type DocumentOptions, makeOfd, page } from "./make.ts";

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function pagesOf(document: DocumentOptions): readonly OfdPage[] {
	const pages = readOfdPages(makeOfd([document]), makeContext());
	if (!pages.ok) throw new Error(JSON.stringify(pages.error));
	return pages.value;
}

const drawn = (extra: string, size?: string) =>
	pagesOf({ pages: [page(size === undefined ? { extra } : { extra, size })] })[0];

describe("readOfdPages", () => {
	it("gives the size of each listed page in millimetres", () => {
		const pages = pagesOf({ pages: [page({ size: "0 0 210 140" }), page({ size: "0 0 241 140" })] });

		expect(pages.map(({ width, height }) => [width, height])).toEqual([
			[210, 140],
			[241, 140],
		]);
	});

	it("places text at the start of its base line, seen from the page's corner", () => {
		const extra = `<ofd:TextObject Boundary="20 30 50 5" Size="3"><ofd:FillColor Value="128 0 0"/><ofd:TextCode X="1" Y="2.5" DeltaX="g 2 3">演示票</ofd:TextCode></ofd:TextObject>`;

		expect(drawn(extra, "10 10 210 140")?.texts).toEqual([
			{ text: "演示票", x: 11, y: 22.5, size: 3, length: 9, angle: 0, color: "#800000" },
		]);
	});

	it("scales text by its matrix and tells its turn", () => {
		const extra = `<ofd:TextObject Boundary="20 30 50 50" CTM="0 2 -2 0 0 0" Size="3"><ofd:TextCode X="0" Y="0">票</ofd:TextCode></ofd:TextObject>`;

		expect(drawn(extra)?.texts).toMatchObject([{ x: 20, y: 30, size: 6, angle: 90 }]);
	});

	it("starts a new item where the text of one object starts a new line", () => {
		const extra = `<ofd:TextObject Boundary="0 0 50 50" Size="3"><ofd:TextCode X="5" Y="10" DeltaX="3 -3 3" DeltaY="0 4 0">甲乙丙丁</ofd:TextCode></ofd:TextObject>`;

		expect(drawn(extra)?.texts.map(({ text, x, y }) => [text, x, y])).toEqual([
			["甲乙", 5, 10],
			["丙丁", 5, 14],
		]);
	});

	it.each([
		["one distance for all", 'DeltaX="1.5"'],
		["a repeated distance", 'DeltaX="g 7 1.5"'],
		["no distances", ""],
		["a list that is too short", 'DeltaX="1.5 1.5"'],
	])("keeps a number together with %s", (_, delta) => {
		const extra = `<ofd:TextObject Boundary="0 0 50 5" Size="3"><ofd:TextCode X="0" Y="3" ${delta}>00000018</ofd:TextCode></ofd:TextObject>`;

		expect(drawn(extra)?.texts).toMatchObject([{ text: "00000018", length: 12 }]);
	});

	it("draws lines with the colour of the object or of its layer's parameter", () => {
		const path = (attributes: string, inside = "") =>
			`<ofd:PathObject Boundary="4 5 60 1" ${attributes}>${inside}<ofd:AbbreviatedData>M 0 0 L 60 0</ofd:AbbreviatedData></ofd:PathObject>`;
		const shapes = drawn(
			path('LineWidth="0.25"', '<ofd:StrokeColor Value="156 82 35"/>') + path('Fill="true" Stroke="false"'),
		)?.shapes;

		expect(shapes).toEqual([
			{ d: "M 0 0 L 60 0", matrix: [1, 0, 0, 1, 4, 5], lineWidth: 0.25, stroke: "#9c5223" },
			{ d: "M 0 0 L 60 0", matrix: [1, 0, 0, 1, 4, 5], lineWidth: 0.353, fill: "#000000" },
		]);
	});

	it("leaves an outlined shape open that names no colour to fill it with", () => {
		const extra =
			'<ofd:PathObject Boundary="4 5 60 1" Fill="true"><ofd:AbbreviatedData>M 0 0 L 60 0</ofd:AbbreviatedData></ofd:PathObject>';

		expect(drawn(extra)?.shapes).toEqual([
			{ d: "M 0 0 L 60 0", matrix: [1, 0, 0, 1, 4, 5], lineWidth: 0.353, stroke: "#000000" },
		]);
	});

	it("gives pictures whose bytes are PNG or JPEG, whatever their name", () => {
		const extra =
			'<ofd:ImageObject ResourceID="5" Boundary="6 6 20 20"/><ofd:ImageObject ResourceID="6" Boundary="6 6 20 20"/>';
		const script = new TextEncoder().encode("<svg onload='x'/>");
		const [first] = pagesOf({ pages: [page({ extra })], pictures: { "5": ["a.png", PNG], "6": ["b.png", script] } });

		expect(first?.pictures).toEqual([{ x: 6, y: 6, width: 20, height: 20, mediaType: "image/png", bytes: PNG }]);
	});

	it("passes on why a file is not read", () => {
		expect(readOfdPages(new Uint8Array(), makeContext())).toEqual({ ok: false, error: { code: "empty" } });
	});
});

describe("toSvgPath", () => {
	it.each([
		["M 0 0 L 1 1 C", "M 0 0 L 1 1 Z"],
		["S 0 0 B 1 1 2 2 3 3", "M 0 0 C 1 1 2 2 3 3"],
		["M 0 0 Q 1 1 2 2 A 1 1 0 0 1 3 3", "M 0 0 Q 1 1 2 2 A 1 1 0 0 1 3 3"],
		["M 0 0 L 1", "M 0 0"],
		['M 0 0 "/><script>', "M 0 0"],
		["L 1 1", ""],
		["M 1e999 0", ""],
	])("writes %j as %j", (data, d) => {
		expect(toSvgPath(data)).toBe(d);
	});
});
