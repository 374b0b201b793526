import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { turnBit } from "./damage.ts";
import { captureOne, digital, file, makeApp, makeReading } from "./support.ts";

async function makeThree() {
	const fake = await makeApp();
	const ids: string[] = [];
	for (const serial of [1, 2, 3]) {
		fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
		ids.push((await captureOne(fake.app, file(`f${serial}`))).recordId);
	}
	const [first = "", second = "", third = ""] = ids;
	return { fake, first, second, third };
}

describe("looking at a record", () => {
	test("that does not open tells so, with what the list knew of it", async () => {
		const { fake, first, second } = await makeThree();
		await turnBit(fake, "records", first);
		const app = await fake.another();
		expect(await app.view(first)).toBeUndefined();
		expect(await app.damagedRecord(first)).toMatchObject({ row: { id: first, number: digital(1).number } });
		expect(await app.damagedRecord(second)).toBeUndefined();
		expect(await app.damagedRecord("nobody")).toBeUndefined();
	});

	test("whose original does not open shows all the rest", async () => {
		const { fake, first } = await makeThree();
		const sha256 = (await fake.app.view(first))?.originals[0]?.sha256 ?? "";
		await turnBit(fake, "originals", await testCodec.name(sha256));
		const app = await fake.another();
		expect(await app.damagedRecord(first)).toBeUndefined();
		expect(await app.view(first)).toMatchObject({
			row: { number: digital(1).number },
			originals: [],
			damagedOriginals: 1,
		});
	});
});
