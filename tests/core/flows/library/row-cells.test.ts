import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, digital, everything, file, makeApp, makeReading } from "#tests/core/flows/support.ts";

test("a list shows beside its rows what was asked for, and finds by what the face says beside its fields", async () => {
	const { app, files } = await makeApp();
	const reading = makeReading(digital(1, { remark: "订单 Ab 7", drawer: "样张员" }), "pdf", "text");
	files.set("one", ok([{ ...reading, particulars: { sellerContact: ["示例银行 9900123400005678"] } }]));
	files.set("two", ok([makeReading(digital(2), "pdf", "text")]));
	await capture(app, [file("one"), file("two")]);

	const box = { ...everything, text: "账号:99001234" };
	const plain = (await app.list(box)).rows;
	const rows = (await app.list({ ...box, cells: ["remark", "drawer", "region", "claimedOn"] })).rows;

	expect(plain).toHaveLength(1);
	expect(plain[0]).not.toHaveProperty("cells");
	expect(rows[0]?.cells).toEqual({ remark: "订单 Ab 7", drawer: "样张员", region: expect.any(String) });
});
