import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import type { App, ListQuery, RecordRow } from "#core/flows/app.ts";
import { capture, digital, everything, type Fields, file, makeApp, makeReading, unmarked } from "./support.ts";

const COUNT = 1_000;
const sellers = ["演示酒店有限公司", "示例出行（上海）有限公司", "演示文具店", "Sample Software Ltd."];

/** The n-th of many invoices that differ in everything a list can ask for. */
function many(n: number): Fields {
	const make = n % 10 === 0 ? digital : unmarked;
	return make(n, {
		kind: n % 3 === 0 ? "digital_special" : "digital_ordinary",
		issuedOn: makeDay(2024 + (n % 3), 1 + (n % 12), 1 + (n % 28)),
		sellerName: sellers[n % sellers.length] ?? "",
		sellerTaxId: undefined,
		total: n % 17 === 0 ? undefined : fen((n % 11 === 0 ? -1 : 1) * n * 113),
		tax: n % 17 === 0 ? undefined : fen(n * 13),
		amount: undefined,
	});
}

describe("a list of 1 000 records", () => {
	let app: App;
	let rows: readonly RecordRow[];

	beforeAll(async () => {
		const fake = await makeApp();
		const readings = Array.from({ length: COUNT }, (_, n) =>
			makeReading(many(n), "pdf", "text", { member: `${n}.pdf` }),
		);
		const line = { name: "*住宿服务*豪华大床房" };
		const withLines = { ...readings[7], lines: [{ source: "text", items: [line] }] };
		fake.files.set("zip", ok([...readings.slice(0, 7), withLines as (typeof readings)[0], ...readings.slice(8)])); // a reading with lines
		fake.files.set(
			"unread",
			ok([makeReading({}, "image", "qr", { notes: [{ code: "needs_person", reason: "no_text" }] })]),
		);
		const { outcomes } = await capture(fake.app, [file("zip"), file("unread")]);
		app = fake.app;
		const kept = outcomes.flatMap((one) => (one.ok ? one.kept : []));
		const trashed = kept.filter((_, index) => index % 50 === 3).map(({ recordId }) => recordId);
		await app.trash(trashed);
		rows = kept.map(({ row }) => (trashed.includes(row.id) ? { ...row, trashedAt: "then" } : row));
	}, 60_000);

	const terms = fc.constantFrom(
		"",
		"酒店",
		"示例 上海",
		"sample",
		"（上海）",
		"000007",
		"大床房",
		"没有的词",
		"2699 酒店",
	);
	const days = fc.option(
		fc.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => makeDay(y, m, 1)),
		{ nil: undefined },
	);
	const queries: fc.Arbitrary<ListQuery> = fc.record({
		text: terms,
		where: fc.constantFrom("library", "trash", "needs_person"),
		sort: fc.constantFrom("createdAt", "issuedOn", "total", "number", "sellerName"),
		direction: fc.constantFrom("up", "down"),
		kind: fc.constantFrom(undefined, "digital_special"),
		claimable: fc.constantFrom(undefined, "unknown", "look", "no"),
		from: days,
		to: days,
		offset: fc.nat(30),
		limit: fc.nat(60),
	});

	test("holds every record once", () => {
		expect(rows).toHaveLength(COUNT + 1);
	});

	test("gives the page, the count and the sums that a plain search over all rows gives", async () => {
		await fc.assert(
			fc.asyncProperty(queries, async (query) => {
				const expected = rows.filter((row) => isHit(row, query));

				const page = await app.list(query);

				expect(page.count).toBe(expected.length);
				expect(page.rows).toHaveLength(Math.max(0, Math.min(query.limit, expected.length - query.offset)));
				const ids = new Set(expected.map(({ id }) => id));
				expect(page.rows.every(({ id }) => ids.has(id))).toBe(true);
				const real = expected.filter(({ number }) => !number?.startsWith("2699"));
				expect(page.total).toBe(real.reduce((sum, row) => sum + (row.total ?? 0), 0));
				expect(page.tax).toBe(real.reduce((sum, row) => sum + (row.tax ?? 0), 0));
				expect(page).toMatchObject({ all: COUNT + 1, needsPerson: 1, trashed: COUNT / 50 });
			}),
			{ numRuns: 60 },
		);
	});

	test("reads the box: words of any field, amounts, days, prefixes, and what is not to be", async () => {
		const count = async (text: string) => (await app.list({ ...everything, text })).count;
		const kept = rows.filter(({ trashedAt }) => !trashedAt);
		const plainly = (meets: (row: RecordRow) => boolean) => kept.filter(meets).length;

		expect(await count("2025-03")).toBe(plainly(({ issuedOn }) => issuedOn?.startsWith("202503") ?? false));
		expect(await count(">500")).toBe(plainly(({ total = 0 }) => total > 50_000));
		expect(await count("合计:100..200")).toBe(plainly(({ total = 0 }) => total >= 10_000 && total <= 20_000));
		expect(await count("销方:酒店 -种类:专票")).toBe(
			plainly(({ sellerName, kind }) => sellerName === sellers[0] && kind !== "digital_special"),
		);
		expect(await count("ysjd")).toBe(plainly(({ sellerName }) => sellerName === sellers[0]));
		expect(await count("豪华")).toBe(1);
	});

	test("pages follow each other without gap or overlap, in order", async () => {
		for (const sort of ["createdAt", "issuedOn", "total", "number", "sellerName"] as const) {
			for (const direction of ["up", "down"] as const) {
				const query = { ...everything, sort, direction, limit: 300 };
				const pages = await Promise.all([0, 300, 600, 900].map((offset) => app.list({ ...query, offset })));

				const all = pages.flatMap((page) => page.rows);

				expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
				expect(all).toHaveLength(pages[0]?.count ?? -1);
				const keys = all.map((row) => row[sort]);
				const known = keys.filter((key) => key !== undefined);
				expect(keys.slice(0, known.length)).toEqual(known); // what has no key comes last, both ways
				const sorted = known.every((key, index) => index === 0 || inOrder(known[index - 1], key, direction));
				expect(sorted, `${sort} ${direction}`).toBe(true);
			}
		}
	});
});

/** The same question put in the plainest words. */
function isHit(row: RecordRow, query: ListQuery): boolean {
	const line = row.number?.endsWith("0000000007") ? "*住宿服务*豪华大床房" : "";
	const text = [row.number, row.code, row.buyerName, row.sellerName, line].join("|").toUpperCase();
	const words = query.text.replace("（", "(").replace("）", ")").toUpperCase().split(" ").filter(Boolean);
	const folded = text.replace("（", "(").replace("）", ")").replaceAll(" ", "");
	if (query.where === "trash" ? !row.trashedAt : row.trashedAt) return false;
	if (query.where === "needs_person" && row.number) return false;
	if (query.kind && row.kind !== query.kind) return false;
	if (query.claimable && row.claimable !== query.claimable) return false;
	if ((query.from || query.to) && !row.issuedOn) return false;
	if (query.from && String(row.issuedOn) < query.from) return false;
	if (query.to && String(row.issuedOn) > query.to) return false;
	return words.every((word) => folded.includes(word));
}

function inOrder(a: string | number | undefined, b: string | number | undefined, direction: "up" | "down"): boolean {
	const sign = direction === "up" ? 1 : -1;
	if (typeof a === "number" && typeof b === "number") return sign * (a - b) <= 0;
	const [first, second] = [String(a), String(b)];
	const compared = /\d/.test(first)
		? first < second
			? -1
			: first > second
				? 1
				: 0
		: first.localeCompare(second, "zh-CN");
	return sign * compared <= 0;
}
