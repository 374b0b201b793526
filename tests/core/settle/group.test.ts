import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { groupReadings } from "#core/settle/group.ts";
import { digitalFace, makeReading, says } from "./make.ts";

const paper = { code: "9900260110", number: "00000017" };
const digital = "26992000000000000017";

describe("readings of one invoice", () => {
	test("PDF, OFD and XML with one number come together, in the order they came", () => {
		const [pdf, ofd, xml] = (["pdf", "ofd", "xml"] as const).map((form) =>
			makeReading(form, says("text", digitalFace)),
		);
		const other = makeReading("pdf", says("text", { number: "26992000000000000099" }));
		expect(groupReadings([pdf, other, ofd, xml].filter((one) => one !== undefined))).toEqual([
			[pdf, ofd, xml],
			[other],
		]);
	});

	test("readings without a number stay alone, even when they look the same", () => {
		const blank = makeReading("image", []);
		expect(groupReadings([blank, blank])).toEqual([[blank], [blank]]);
	});

	test("a number without its code does not tie two readings", () => {
		const short = makeReading("image", says("ocr", { number: "00000017" }));
		expect(groupReadings([short, short])).toHaveLength(2);
	});

	test("a reading with both numbers ties those that show only one of them", () => {
		const onlyPaper = makeReading("image", says("text", paper));
		const onlyDigital = makeReading("qr", says("qr", { number: digital }));
		const both = makeReading("pdf", says("text", { ...paper, digitalNumber: digital }));
		expect(groupReadings([onlyPaper, onlyDigital, both])).toEqual([[onlyPaper, onlyDigital, both]]);
	});

	test("every reading is in one group and none is lost, whatever numbers they carry", () => {
		const numbers = fc.record(
			{
				code: fc.constantFrom("9900260110", "9900260111"),
				number: fc.constantFrom("00000017", "00000018", digital),
				digitalNumber: fc.constantFrom(digital, "26992000000000000025"),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.array(numbers, { maxLength: 12 }), (list) => {
				const readings = list.map((one) => makeReading("pdf", says("text", one)));
				const groups = groupReadings(readings);
				expect(groups.flat()).toHaveLength(readings.length);
				expect(new Set(groups.flat())).toEqual(new Set(readings));
				const first = groups.map((group) => readings.indexOf(group[0] ?? makeReading("pdf", [])));
				expect(first).toEqual([...first].sort((a, b) => a - b));
			}),
		);
	});

	test("nothing gives no group", () => {
		expect(groupReadings([])).toEqual([]);
	});
});
