import { Dexie } from "dexie";
import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { turnBit } from "./damage.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading, value } from "./support.ts";

const quiet = () => {};

/** An invoice with a PDF and an OFD, a question and a tag, whose row does not open any more; and another invoice. */
async function makeDamaged() {
	const fake = await makeApp();
	fake.files.set("pdf", ok([makeReading(digital(1))]));
	fake.files.set("ofd", ok([makeReading(digital(1), "ofd", "tag")]));
	fake.files.set("other", ok([makeReading(digital(2))]));
	const { recordId } = await captureOne(fake.app, file("pdf"));
	await captureOne(fake.app, file("ofd", "a.ofd"));
	const other = (await captureOne(fake.app, file("other"))).recordId;
	value(await fake.app.verify("v", recordId, { fresh: false }));
	value(await fake.app.label([recordId, other], { addTags: ["出差"] }));
	await turnBit(fake, "records", recordId);
	const app = await fake.another();
	expect(await app.checkHealth("h", quiet)).toMatchObject({ damaged: [{ what: "record", recordId }] });
	return { fake, app, recordId, other };
}

test("a damaged invoice whose file is given again takes its place, with all its files and questions", async () => {
	const { fake, app, recordId, other } = await makeDamaged();

	const kept = await captureOne(app, file("pdf"));

	expect(kept).toMatchObject({ recordId, how: "new", mended: true, row: { number: digital(1).number } });
	const view = await app.view(recordId);
	expect(view?.originals.map(({ mediaType }) => mediaType).toSorted()).toEqual(["application/ofd", "application/pdf"]);
	expect(view?.events).toMatchObject([{ what: "captured", facts: { damaged: 1 } }]);
	expect(await fake.vault.sync.journalOf([recordId])).toHaveLength(1);
	expect(await app.list(everything)).toMatchObject({ all: 2 });
	expect((await app.view(other))?.row.tags).toEqual(["出差"]);
	expect(await app.backupStanding()).toMatchObject({ damaged: 0 });
	expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 2, originals: 3, count: 0, whole: true });
});

test("also where nothing is known of it any more but its row", async () => {
	const { fake, recordId } = await makeDamaged();
	const db = await new Dexie(fake.name).open();
	await db.table("summaries").delete(recordId);
	db.close();

	const kept = await captureOne(await fake.another(), file("ofd", "a.ofd"));

	expect(kept).toMatchObject({ recordId, mended: true });
});

test("a file that cannot be read any more stays with the invoice", async () => {
	const { fake, app, recordId } = await makeDamaged();
	fake.files.delete("ofd");

	await captureOne(app, file("pdf"));

	const view = await app.view(recordId);
	expect(view?.originals).toHaveLength(2);
	expect(await app.original(view?.originals.find(({ form }) => form === "ofd")?.sha256 ?? "")).toBeDefined();
});

test("so does a picture without a number, by its place in the file", async () => {
	const fake = await makeApp();
	const nameless = (serial: number) => makeReading(digital(serial, { number: undefined }), "image");
	fake.files.set("photo", ok([nameless(1), nameless(2)]));
	const first = await captureOne(fake.app, file("photo"));
	await turnBit(fake, "records", first.recordId);
	const app = await fake.another();

	const [outcome] = (await capture(app, [file("photo")])).outcomes;

	const kept = [{ recordId: first.recordId, how: "new", mended: true }, { how: "known" }];
	expect(outcome).toMatchObject({ ok: true, kept });
	expect(await app.list(everything)).toMatchObject({ all: 2 });
	expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 2, originals: 1, count: 0, whole: true });
});

test("but never that of an invoice whose number it does not show", async () => {
	const fake = await makeApp();
	fake.files.set("photo", ok([makeReading(digital(1, { number: undefined }), "image")]));
	const { recordId } = await captureOne(fake.app, file("photo"));
	value(await fake.app.completeTyped(recordId, { number: digital(1).number }));
	await turnBit(fake, "records", recordId);
	const app = await fake.another();

	expect(await captureOne(app, file("photo"))).toMatchObject({ how: "new" });

	expect((await app.damagedRecord(recordId))?.row).toMatchObject({ number: digital(1).number });
});

test("a row that can be read is never replaced: what another tab kept meanwhile is joined", async () => {
	const fake = await makeApp();
	fake.files.set("pdf", ok([makeReading(digital(1))]));
	fake.files.set("ofd", ok([makeReading(digital(1), "ofd", "tag")]));
	const there = await fake.another();
	await there.list(everything);

	const [one, two] = await Promise.all([capture(fake.app, [file("pdf")]), capture(there, [file("ofd", "a.ofd")])]);

	const hows = [one, two].flatMap(({ outcomes }) => outcomes.flatMap((it) => (it.ok ? it.kept : [])));
	expect(hows.map(({ how }) => how).toSorted()).toEqual(["merged", "new"]);
	expect(hows.some(({ mended }) => mended)).toBe(false);
	expect(await fake.app.list(everything)).toMatchObject({ all: 1 });
});
