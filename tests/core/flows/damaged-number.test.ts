import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { keysIn, turnBit } from "./damage.ts";
import { capture, captureOne, digital, everything, type Fields, file, makeApp, makeReading, value } from "./support.ts";

const quiet = () => {};
const number = digital(1).number;
const paper = { code: "099002300111", number: "00000001" };

/** An invoice with a file and a question whose row does not open any more. */
async function withDamaged(fields: Fields = digital(1)) {
	const fake = await makeApp();
	fake.files.set("pdf", ok([makeReading(fields)]));
	const { recordId: damaged } = await captureOne(fake.app, file("pdf"));
	await fake.app.verify("v", damaged, { fresh: false });
	await turnBit(fake, "records", damaged);
	const app = await fake.another();
	await app.checkHealth("h", quiet);
	return { fake, app, damaged };
}

describe("an invoice that gets the number of one that does not open", () => {
	test("by hand takes over its files, questions and place in the queue, and the timeline says so", async () => {
		const { fake, app, damaged } = await withDamaged();
		await fake.app.steerQueue({ what: "pause" });
		const { recordId } = value(await app.captureTyped(digital(1, { number: undefined })));

		const typed = await app.completeTyped(recordId, { number });

		expect(typed).toMatchObject({ ok: true, value: { recordId } });
		const view = await app.view(recordId);
		expect(view?.originals).toHaveLength(1);
		expect(view?.events.map(({ what, facts }) => [what, facts.damaged])).toEqual([
			["typed", undefined],
			["typed", undefined],
			["noted", 1],
		]);
		expect(await fake.vault.sync.journalOf([recordId])).toHaveLength(1);
		expect(await fake.vault.ids()).not.toContain(damaged);
		expect(await app.backupStanding()).toMatchObject({ damaged: 0 });
		expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 1, originals: 1, count: 0, whole: true });
	});

	test("by a fuller reading costs no other file of the same import", async () => {
		const { fake, app } = await withDamaged();
		fake.files.set("photo", ok([makeReading(digital(1, { number: undefined }), "image")]));
		fake.files.set("next", ok([makeReading(digital(2))]));
		await captureOne(app, file("photo"));
		fake.files.set("photo", ok([makeReading(digital(1), "image")]));

		const { outcomes } = await capture(app, [file("photo"), file("next")]);

		expect(outcomes).toMatchObject([{ ok: true, kept: [{ row: { number } }] }, { ok: true }]);
		expect(await app.list(everything)).toMatchObject({ all: 2 });
		expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 2, originals: 3, count: 0, whole: true });
	});

	test("of its paper only, while that is another invoice, leaves it where it is", async () => {
		const { fake, app, damaged } = await withDamaged(digital(0, { ...paper, digitalNumber: digital(1).number }));
		fake.files.set("other", ok([makeReading(digital(0, { ...paper, digitalNumber: digital(2).number }))]));

		const { recordId } = await captureOne(app, file("other"));

		expect(recordId).not.toBe(damaged);
		expect((await app.view(recordId))?.originals).toHaveLength(1);
		expect(await fake.vault.ids()).toContain(damaged);
		expect(await app.backupStanding()).toMatchObject({ damaged: 1 });
		value(await app.label([recordId], { addTags: ["出差"] })); // and it can be changed again
	});

	test("is mended by what is left of its file where nothing is known of that any more", async () => {
		const { fake, app } = await withDamaged();
		const [name = ""] = await keysIn(fake, "originals");
		await turnBit(fake, "originals", name);

		const { recordId } = value(await app.captureTyped(digital(1)));

		const [sha256 = ""] = ((await app.view(recordId))?.originals ?? []).map((one) => one.sha256);
		expect(new TextDecoder().decode((await app.original(sha256))?.bytes)).toBe("pdf");
	});

	test("takes over a file that two such rest on once, where nothing is known of it any more", async () => {
		const fake = await makeApp();
		fake.files.set("both", ok([makeReading(digital(1)), makeReading(digital(0, paper))]));
		const [outcome] = (await capture(fake.app, [file("both")])).outcomes;
		for (const { recordId } of outcome?.ok ? outcome.kept : []) await turnBit(fake, "records", recordId);
		const [name = ""] = await keysIn(fake, "originals");
		await turnBit(fake, "originals", name);
		const app = await fake.another();

		const { recordId } = value(await app.captureTyped(digital(0, { ...paper, digitalNumber: number })));

		const held = await fake.vault.record(recordId);
		expect(held?.record.readings.map(({ part }) => part)).toEqual([0, 1]);
		expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 1, originals: 1, count: 0, whole: true });
	});

	test("is kept, and told as kept, where it cannot be noted that the damage is gone", async () => {
		const { fake } = await withDamaged();
		const setting = (key: string) =>
			key === "backup.health" ? Promise.reject(new Error("no")) : fake.vault.setting(key);
		const app = await fake.another({ openVault: async () => ({ ...fake.vault, setting }) });
		const before = fake.told();

		const { recordId } = value(await app.captureTyped(digital(1)));

		expect(await app.list(everything)).toMatchObject({ all: 1, rows: [{ id: recordId, number }] });
		expect(fake.told()).toBeGreaterThan(before);
	});
});

test("what lists show of an invoice, damaged, keeps nobody from adding to it", async () => {
	const fake = await makeApp();
	const { recordId } = value(await fake.app.captureTyped(digital(1)));
	await turnBit(fake, "summaries", recordId);
	fake.files.set("pdf", ok([makeReading(digital(1))]));

	expect(await captureOne(await fake.another(), file("pdf"))).toMatchObject({ recordId, how: "merged" });
});

describe("a damaged place in the queue", () => {
	test("keeps nobody from the others, from lining up again, nor from being joined", async () => {
		const fake = await makeApp();
		await fake.app.steerQueue({ what: "pause" });
		const first = value(await fake.app.captureTyped(digital(1))).recordId;
		const second = value(await fake.app.captureTyped(digital(2))).recordId;
		const third = value(await fake.app.captureTyped(digital(3))).recordId;
		await fake.app.enqueue([first, second, third], "library", { fresh: false });
		await turnBit(fake, "queue", first);
		await turnBit(fake, "queue", third);
		const app = await fake.another();
		const inLine = async () => {
			const { items } = await app.queuePage({ offset: 0, limit: 10 });
			return items.map(({ item }) => item.recordId).toSorted();
		};

		expect(await inLine()).toEqual([second]);
		expect(await app.enqueue([first, second], "library", { fresh: false })).toEqual(
			ok({ added: 1, already: 1, notAskable: 0 }),
		);
		expect(await inLine()).toEqual([first, second].toSorted());
		// The third becomes part of the second, or the other way round: both have a place, one of them damaged.
		const joined = value(await app.completeTyped(second, { number: digital(3).number }));
		expect(await inLine()).toEqual([first, joined.recordId].toSorted());
		expect(await app.checkHealth("h", quiet)).toMatchObject({ count: 0, whole: true });
	});
});
