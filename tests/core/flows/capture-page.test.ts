import { describe, expect, it } from "vitest";

import { ok } from "#core/base/result.ts";
import { readPageWords } from "#core/flows/capture/page-words.ts";
import { captureOne, digital, everything, file, makeApp, makeReading, value } from "./support.ts";

const NUMBER = "26990000000000000017";
const page = { url: "https://mail.example/list?order=7&token=abc#top", title: "我的发票" };
const words = { number: NUMBER, issuedOn: "2026年09月14日", total: "￥1,130.00", title: "电子发票（普通发票）" };

describe("the words of a page", () => {
	it("become values with the words they were read from", () => {
		const found = readPageWords(words);

		expect(found.map(({ field, value, source }) => [field, value, source])).toEqual([
			["title", "电子发票（普通发票）", "page"],
			["number", NUMBER, "page"],
			["issuedOn", "20260914", "page"],
			["total", 113_000, "page"],
			["kind", "digital_ordinary", "page"],
		]);
		expect(found.find(({ field }) => field === "total")?.raw).toBe("￥1,130.00");
	});

	it.each([
		["a number of the wrong length", { number: "2699000000000000001" }, []],
		["a day that does not exist", { number: NUMBER, issuedOn: "2026-02-30" }, ["number"]],
		["an amount that is none", { number: NUMBER, total: "免费" }, ["number"]],
		["a code with letters", { number: NUMBER, code: "ABCDEFGHIJ" }, ["number"]],
		["words without end", { number: NUMBER, remark: "长".repeat(10_000) }, ["number"]],
		["values without a number", { total: "1.00", issuedOn: "2026-09-14" }, []],
	])("leave out %s", (_, given, fields) => {
		expect(readPageWords(given).map(({ field }) => field)).toEqual(fields);
	});

	it("may have spaces and full-width digits in a number", () => {
		expect(readPageWords({ number: "２６９９ 0000 0000 0000 0017" })[0]?.value).toBe(NUMBER);
	});
});

describe("keeping what a page shows", () => {
	it("is found by the addresses and accounts it shows, and not by words that belong to no invoice", async () => {
		const { app } = await makeApp();
		const contacts = { sellerAddress: "演示市样张路1号 000-00000000", buyerAccount: "示例银行 9900123400005678" };

		await app.capturePage(
			[{ ...words, ...contacts, sellerAccount: "长".repeat(301), buyerAddress: "***" }, contacts],
			page,
		);

		expect((await app.list({ ...everything, text: "账号:99001234" })).count).toBe(1);
		const [row] = (await app.list({ ...everything, text: "地址:样张路" })).rows;
		const view = await app.view(row?.id ?? "");
		expect(view?.invoice.particulars).toEqual({
			sellerContact: [contacts.sellerAddress],
			buyerContact: [contacts.buyerAccount],
		});
	});

	it("can be asked about although the page does not say the kind, and says no kind itself", async () => {
		const { app, asked } = await makeApp();
		const { title: _, ...plain } = words;
		const [kept] = await app.capturePage([plain], page);
		const recordId = kept?.ok ? kept.value.recordId : "";

		const verified = await app.verify("v", recordId, { fresh: false });

		expect(verified).toMatchObject({ ok: true, value: { outcome: "match" } });
		expect(asked).toMatchObject([{ code: "", number: NUMBER, issuedOn: "20260914", checkValue: "1130.00" }]);
		const view = await app.view(recordId);
		expect(view?.verdict.authenticity).toBe("confirmed");
		expect(view?.row.kind).toBeUndefined();
	});

	it("keeps one record for each, in order, with the page but not its tokens", async () => {
		const { app } = await makeApp();

		const kept = await app.capturePage([words, { total: "3.00" }, { ...words, number: "26990000000000000025" }], page);

		expect(kept.map((one) => (one.ok ? one.value.row.number : one.error.code))).toEqual([
			NUMBER,
			"not_invoice",
			"26990000000000000025",
		]);
		const [first] = kept;
		const view = first?.ok ? await app.view(first.value.recordId) : undefined;
		expect(view?.events[0]).toMatchObject({
			what: "captured",
			facts: { form: "page", url: "https://mail.example/list?order=7", title: "我的发票" },
		});
		expect(view?.row.forms).toEqual(["page"]);
		expect(view?.invoice.sources.total).toBe("page");
	});

	it("adds nothing when the same page is saved again, and a reading when another page shows it", async () => {
		const { app } = await makeApp();
		await app.capturePage([words], page);

		const [again] = await app.capturePage([words], { ...page, url: "https://mail.example/list?order=8" });
		const [other] = await app.capturePage([words], { ...page, url: "https://shop.example/order" });

		expect([again?.ok && again.value.how, other?.ok && other.value.how]).toEqual(["known", "merged"]);
	});

	it("keeps both when the same page says something else later", async () => {
		const { app } = await makeApp();
		await app.capturePage([words], page);

		const [later] = await app.capturePage([{ ...words, total: "￥9.99" }], page);

		const view = await app.view(later?.ok ? later.value.recordId : "");
		expect(view?.invoice.evidence.flatMap((one) => (one.field === "total" ? one.value : []))).toEqual([113_000, 999]);
		expect(view?.invoice.contradictions.map(({ field }) => field)).toEqual(["total"]);
	});

	it("is one invoice with its file, whose values win", async () => {
		const { app, files } = await makeApp();
		const [kept] = await app.capturePage([{ ...words, total: "9.99" }], page);
		files.set("a", ok([makeReading(digital(1, { number: NUMBER }))]));

		const captured = await captureOne(app, { ...file("a"), page });

		expect(captured.recordId).toBe(kept?.ok && kept.value.recordId);
		expect(captured.row.total).toBe(113_000);
		const view = await app.view(captured.recordId);
		expect(view?.events.at(-1)).toMatchObject({ what: "merged", facts: { url: "https://mail.example/list?order=7" } });
	});

	it("reads marked text: numbers one a line, or labels on lines of their own", async () => {
		const { app } = await makeApp();

		const lines = value(await app.captureSelection(`${NUMBER} 2026-09-14 1130.00\n26990000000000000025`, page));
		const labels = value(
			await app.captureSelection("发票代码：099002400111\n发票号码：00000101\n开票日期：2024-05-06", page),
		);
		const nothing = await app.captureSelection("没有号码", page);

		expect(lines.map(({ row }) => row.number)).toEqual([NUMBER, "26990000000000000025"]);
		expect(labels[0]?.row).toMatchObject({ code: "099002400111", number: "00000101", forms: ["page"] });
		expect(nothing).toEqual({ ok: false, error: { code: "not_invoice" } });
	});
});

describe("standing", () => {
	it("tells what is kept of the invoices of a page, in order", async () => {
		const { app } = await makeApp();
		const [kept] = await app.capturePage([words], page);
		const recordId = kept?.ok ? kept.value.recordId : "";
		value(await app.verify("v", recordId, { fresh: false }));

		const [known, unknown] = await app.standing([{ number: NUMBER }, { number: "26990000000000000025" }]);

		expect(known).toMatchObject({ row: { id: recordId, authenticity: "confirmed" }, verifiedAt: expect.any(String) });
		expect(unknown).toBeUndefined();
	});

	it("keeps what a frontend knows of links", async () => {
		const { app } = await makeApp();
		expect(await app.recallLinks()).toBeUndefined();

		await app.rememberLinks([["a hash", { number: NUMBER }]]);

		expect(await app.recallLinks()).toEqual([["a hash", { number: NUMBER }]]);
	});

	it("takes what is in the trash for not kept, and saving brings it back", async () => {
		const { app } = await makeApp();
		const [kept] = await app.capturePage([words], page);
		await app.trash([kept?.ok ? kept.value.recordId : ""]);

		const [trashed] = await app.standing([{ number: NUMBER }]);
		await app.capturePage([words], page);
		const [back] = await app.standing([{ number: NUMBER }]);

		expect([trashed, back?.row.number]).toEqual([undefined, NUMBER]);
	});

	it("does not take another 20-digit number for the same invoice because of the paper's number", async () => {
		const { app } = await makeApp();
		const paper = { code: "099002600105", number: "00000101" };
		await app.capturePage([{ ...paper, digitalNumber: NUMBER }], page);

		const [same, other] = await app.standing([paper, { ...paper, digitalNumber: "26990000000000000025" }]);

		expect([same?.row.code, other]).toEqual(["099002600105", undefined]);
	});
});

it("a peek keeps nothing", async () => {
	const { app, files } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));

	const found = value(await app.peek(file("a")));

	expect(found.map(({ number }) => number)).toEqual([digital(1).number]);
	expect((await app.storage()).records).toBe(0);
});
