import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, digital, everything, type Fake, file, makeApp, makeReading } from "./support.ts";

async function libraryOf(count: number): Promise<Fake> {
	const fake = await makeApp();
	const readings = Array.from({ length: count }, (_, n) => makeReading(digital(n + 1), "pdf"));
	fake.files.set("many", ok(readings));
	await capture(fake.app, [file("many")]);
	return fake;
}

describe("while somebody types", () => {
	test("the app says what the last word may mean, in what the rest of the query leaves", async () => {
		const { app } = await libraryOf(3);
		const { rows } = await app.list(everything);
		await app.trash([rows.find(({ sellerName }) => sellerName?.includes("商贸2"))?.id ?? ""]);

		const labels = async (text: string, more = {}) =>
			(await app.suggest({ ...everything, text, ...more })).map(
				({ field, label, count }) => `${field} ${label} ${count}`,
			);

		expect(await labels("商贸")).toEqual(["seller 演示商贸1有限公司 1", "seller 演示商贸3有限公司 1"]);
		expect(await labels("商贸", { where: "trash" })).toEqual(["seller 演示商贸2有限公司 1"]);
		expect(await labels("000000000001 商贸")).toEqual(["seller 演示商贸1有限公司 1"]);
		expect(await labels("真伪:")).toEqual(["authenticity 无法判断 2"]);
		expect(await labels("商贸", { kind: "rail" })).toEqual([]);
	});

	test("a number nothing has shows those one digit away, and says which number that was", async () => {
		const { app } = await libraryOf(3);

		const mistyped = await app.list({ ...everything, text: "26990000000000000007" });
		const right = await app.list({ ...everything, text: "26990000000000000002" });
		const far = await app.list({ ...everything, text: "26990000000000000077" });

		expect([mistyped.count, mistyped.near]).toEqual([3, ["26990000000000000007"]]);
		expect([right.count, right.near]).toEqual([1, []]);
		expect([far.count, far.near]).toEqual([0, []]);
	});
});
