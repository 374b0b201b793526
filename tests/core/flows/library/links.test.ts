import { describe, expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import { ALIKE } from "#core/flows/library/ties.ts";
import {
	capture,
	captureOne,
	day,
	digital,
	type Fake,
	type Fields,
	file,
	makeAnswer,
	makeApp,
	makeReading,
	unmarked,
} from "../support.ts";

const BLUE = digital(1);
const number = BLUE.number ?? "";
const old: Fields = { ...digital(1), kind: "ordinary_electronic", code: "099002600111", number: "00000201" };

/** A red invoice that takes back some of another; each of a seller of its own, so that none is like another. */
const red = (serial: number, yuan: number, more: Fields = {}) =>
	digital(serial, { amount: fen(-yuan * 100), tax: fen(0), total: fen(-yuan * 100), originalNumber: number, ...more });

let files = 0;

async function keep({ app, files: held }: Fake, fields: Fields): Promise<string> {
	const name = `links-${files++}`;
	held.set(name, ok([makeReading(fields)]));
	return (await captureOne(app, file(name))).recordId;
}

async function linksOf({ app }: Fake, id: string) {
	const view = await app.view(id);
	if (!view) throw new Error("no record");
	return view.links;
}

const idsOf = (records: readonly { readonly id: string }[] = []) => records.map(({ id }) => id);

describe("a red invoice", () => {
	test("leads to the blue one it names, whichever came first", async () => {
		const fake = await makeApp();
		const first = await keep(fake, red(2, 200));
		const blue = await keep(fake, BLUE);
		const second = await keep(fake, red(3, 100));

		for (const id of [first, second]) {
			const { corrects, corrected } = await linksOf(fake, id);
			expect(corrects).toMatchObject({ number, exact: true, records: [{ id: blue, trashed: false, row: { number } }] });
			expect(corrected).toBeUndefined();
		}
	});

	test("says that the blue one is not kept, and finds it in the trash", async () => {
		const fake = await makeApp();
		const id = await keep(fake, red(2, 200));
		expect((await linksOf(fake, id)).corrects).toEqual({ number, exact: true, records: [] });

		const blue = await keep(fake, BLUE);
		await fake.app.trash([blue]);

		expect((await linksOf(fake, id)).corrects?.records).toMatchObject([{ id: blue, trashed: true }]);
	});

	test("finds an old invoice by code and number together, and by no number alone", async () => {
		const fake = await makeApp();
		const blue = await keep(fake, old);
		await keep(fake, { ...old, code: "099002600222", sellerName: "演示运输有限公司" });
		const named = { originalNumber: old.number ?? "" };

		const both = await keep(fake, red(2, 200, { ...named, originalCode: old.code ?? "" }));
		const bare = await keep(fake, red(3, 200, named));

		expect((await linksOf(fake, both)).corrects).toMatchObject({
			exact: true,
			code: old.code,
			records: [{ id: blue }],
		});
		expect((await linksOf(fake, bare)).corrects).toEqual({ number: old.number, exact: false, records: [] });
		expect(idsOf((await linksOf(fake, blue)).corrected?.by)).toEqual([both]);
	});

	test("finds 数电纸质发票 by the 20-digit number as by that of the paper", async () => {
		const fake = await makeApp();
		const blue = await keep(fake, { ...old, kind: "digital_paper_ordinary", digitalNumber: number });

		const byDigital = await keep(fake, red(2, 200));
		const byPaper = await keep(fake, red(3, 100, { originalNumber: old.number ?? "", originalCode: old.code ?? "" }));

		for (const id of [byDigital, byPaper]) expect(idsOf((await linksOf(fake, id)).corrects?.records)).toEqual([blue]);
		expect(idsOf((await linksOf(fake, blue)).corrected?.by).toSorted()).toEqual([byDigital, byPaper].toSorted());
	});

	test("that names itself is no link", async () => {
		const fake = await makeApp();

		const id = await keep(fake, red(1, 200));

		expect(await linksOf(fake, id)).not.toHaveProperty("corrects");
		expect(await linksOf(fake, id)).not.toHaveProperty("corrected");
	});
});

describe("a blue invoice", () => {
	test("names every red one by the day, and what they leave of its total", async () => {
		const fake = await makeApp();
		const blue = await keep(fake, BLUE);
		const late = await keep(fake, red(2, 200, { issuedOn: day("20260920") }));
		const early = await keep(fake, red(3, 130, { issuedOn: day("20260916") }));
		await keep(fake, red(4, 50, { originalNumber: digital(5).number ?? "" }));
		await keep(fake, digital(6, { originalNumber: number })); // not red: it takes nothing back

		const { corrected } = await linksOf(fake, blue);

		expect(idsOf(corrected?.by)).toEqual([early, late]);
		expect(corrected?.left).toBe(80_000);
	});

	test("tells when more was taken back than there was", async () => {
		const fake = await makeApp();
		const blue = await keep(fake, BLUE);
		await keep(fake, red(2, 1_130));
		expect((await linksOf(fake, blue)).corrected?.left).toBe(0);

		await keep(fake, red(3, 100));

		expect((await linksOf(fake, blue)).corrected?.left).toBe(-10_000);
	});

	const unsure: readonly { readonly what: string; readonly make: (fake: Fake) => Promise<unknown> }[] = [
		{ what: "has no total", make: (fake) => keep(fake, { ...red(2, 200), total: undefined } as Fields) },
		{
			what: "says another total in words",
			make: (fake) => keep(fake, red(2, 200, { totalInWords: "（负数）壹佰圆整" })),
		},
		{ what: "is in the trash", make: async (fake) => fake.app.trash([await keep(fake, red(2, 200))]) },
		{
			what: "is no 演示 invoice though the blue one is",
			make: (fake) => keep(fake, { ...red(2, 200), number: unmarked(2).number ?? "" }),
		},
		{
			what: "may be one that was counted already",
			make: async (fake) => {
				const seller = { sellerName: "演示商贸有限公司" };
				await keep(fake, red(2, 200, seller));
				await keep(fake, red(3, 200, seller));
			},
		},
		{
			what: "does not exist, says the authority",
			make: async (fake) => {
				const id = await keep(fake, red(2, 200));
				fake.answers.splice(0, 1, (query) => ok(makeAnswer(query, { outcome: "not_found", state: "unknown" })));
				await fake.app.verify("ask", id, { fresh: true });
				expect((await fake.app.view(id))?.verdict.authenticity).toBe("contradicted");
			},
		},
		{
			what: "has two totals",
			make: async (fake) => {
				const id = await keep(fake, red(2, 200));
				expect(await keep(fake, red(2, 300))).toBe(id);
			},
		},
	];

	test.each(unsure)("has no sum where a red one $what", async ({ make }) => {
		const fake = await makeApp();
		const blue = await keep(fake, BLUE);
		await keep(fake, red(8, 10));
		expect((await linksOf(fake, blue)).corrected).toHaveProperty("left");

		await make(fake);

		const { corrected } = await linksOf(fake, blue);
		expect(corrected?.by.length).toBeGreaterThan(1);
		expect(corrected).not.toHaveProperty("left");
	});

	test("keeps the verdict as it was: what is in the library is no answer", async () => {
		const fake = await makeApp();
		const blue = await keep(fake, BLUE);
		const before = (await fake.app.view(blue))?.verdict;

		await keep(fake, red(2, 1_130));

		expect((await fake.app.view(blue))?.verdict).toEqual(before);
		expect(before?.state).toBe("unknown");
	});
});

describe("twins", () => {
	const seller = { sellerName: "演示商贸有限公司" };
	const whys = async (fake: Fake, id: string) =>
		(await linksOf(fake, id)).twins.map((one) => ({ id: one.id, why: one.why, number: one.row?.number }));

	test("are all named, and why they are twins, but none in the trash or found to be an invoice of its own", async () => {
		const fake = await makeApp();
		const one = await keep(fake, digital(1, seller));
		const two = await keep(fake, digital(2, seller));
		const three = await keep(fake, digital(3, seller));
		await keep(fake, digital(4));

		expect(await whys(fake, one)).toEqual([
			{ id: two, why: "near", number: digital(2).number },
			{ id: three, why: "near", number: digital(3).number },
		]);
		await fake.app.trash([two]);
		expect((await whys(fake, one)).map(({ id }) => id)).toEqual([three]);
		expect((await whys(fake, two)).map(({ id }) => id)).toEqual([one, three]);
		const [group] = (await fake.app.twins({ offset: 0, limit: 1 })).groups;
		await fake.app.partTwins(group?.keys ?? [], { apart: true });
		expect(await whys(fake, one)).toEqual([]);
	});

	test("with the number of the paper come before those that are only alike", async () => {
		const fake = await makeApp();
		const paper = { ...old, kind: "digital_paper_ordinary", ...seller } as const;
		const one = await keep(fake, { ...paper, digitalNumber: number });
		const alike = await keep(fake, digital(5, seller));
		const other = { digitalNumber: digital(7).number ?? "", sellerName: "演示运输有限公司" };
		const same = await keep(fake, { ...paper, ...other });

		expect(await whys(fake, one)).toMatchObject([
			{ id: same, why: "identity" },
			{ id: alike, why: "near" },
		]);
	});

	test("in greater number than are looked at are said to be more", async () => {
		const fake = await makeApp();
		const readings = Array.from({ length: ALIKE + 2 }, (_, serial) => makeReading(digital(serial, seller)));
		fake.files.set("toll", ok(readings.slice(0, ALIKE + 1)));
		fake.files.set("more", ok(readings.slice(ALIKE + 1)));
		const { recordId } = (await keepAll(fake, "toll"))[0] ?? { recordId: "" };
		expect(await linksOf(fake, recordId)).toMatchObject({ twins: { length: ALIKE }, moreTwins: false });

		await keepAll(fake, "more");

		expect(await linksOf(fake, recordId)).toMatchObject({ twins: { length: ALIKE }, moreTwins: true });
	});
});

async function keepAll({ app }: Fake, name: string) {
	const { outcomes } = await capture(app, [file(name)]);
	return outcomes.flatMap((one) => (one.ok ? one.kept : []));
}
