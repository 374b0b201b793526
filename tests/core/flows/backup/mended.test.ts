import { Dexie } from "dexie";
import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { keysIn, turnBit } from "#tests/core/flows/damage.ts";
import { capture, captureOne, digital, file, makeApp, makeReading, value } from "#tests/core/flows/support.ts";
import { backupOf, holdings, openIt, quiet, restoreIt } from "./support.ts";

/** A library with one invoice and its file, and a backup of it. */
async function withBackup() {
	const fake = await makeApp();
	fake.files.set("pdf", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(fake.app, file("pdf", "发票.pdf"));
	const whole = await holdings(fake);
	return { fake, recordId, whole, backup: await backupOf(fake.app) };
}

for (const table of ["originals", "contents"] as const) {
	test(`a damaged invoice gets its file back as the backup has it, where the row in ${table} is damaged too`, async () => {
		const { fake, recordId, whole, backup } = await withBackup();
		const [name = ""] = await keysIn(fake, table);
		await turnBit(fake, "records", recordId);
		await turnBit(fake, table, name);
		const hurt = await fake.another();
		expect(await hurt.checkHealth("h", quiet)).toMatchObject({ damaged: [{ what: "record" }] });

		expect(await restoreIt(hurt, backup)).toMatchObject({ fresh: 1, mended: 2 });

		expect((await holdings({ app: hurt, vault: fake.vault })).originals).toEqual(whole.originals);
		expect(await hurt.backupStanding()).toMatchObject({ damaged: 0 });
		expect(await hurt.checkHealth("h", quiet)).toMatchObject({ records: 1, originals: 1, count: 0, whole: true });
	});
}

test("a file of which nothing is known any more is mended though nobody looked for damage", async () => {
	const { fake, whole, backup } = await withBackup();
	const [name = ""] = await keysIn(fake, "originals");
	await turnBit(fake, "originals", name);
	const hurt = await fake.another();

	expect(await restoreIt(hurt, backup)).toMatchObject({ same: 1, mended: 1 });

	expect((await holdings({ app: hurt, vault: fake.vault })).originals).toEqual(whole.originals);
});

test("a file whose bytes are gone comes back though nobody looked for damage", async () => {
	const { fake, whole, backup } = await withBackup();
	await dropRows(fake, "contents");
	const hurt = await fake.another();

	expect(await restoreIt(hurt, backup)).toMatchObject({ same: 1, mended: 1 });

	expect((await holdings({ app: hurt, vault: fake.vault })).originals).toEqual(whole.originals);
});

test("what is damaged here under another id is told before it is restored", async () => {
	const { backup } = await withBackup();
	let id = 0;
	const there = await makeApp({ randomId: () => `other${id++}` });
	there.files.set("pdf", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(there.app, file("pdf"));
	await turnBit(there, "records", recordId);
	const hurt = await there.another();

	expect(await openIt(hurt, backup)).toMatchObject({ fresh: 0, damaged: 1 });
	expect(await restoreIt(hurt, backup)).toMatchObject({ fresh: 1, mended: 1 });
});

test("pages of others without a number stay apart from a checked invoice that is restored", async () => {
	const fake = await makeApp();
	const { recordId } = value(await fake.app.captureTyped(digital(1)));
	value(await fake.app.verify("v", recordId, { fresh: false }));
	const backup = await backupOf(fake.app);
	fake.files.set("both", ok([makeReading(digital(1)), makeReading(digital(2, { number: undefined }))]));
	expect((await capture(fake.app, [file("both")])).outcomes).toMatchObject([{ kept: [{ recordId }, {}] }]);
	await turnBit(fake, "records", recordId);
	const hurt = await fake.another();

	expect(await restoreIt(hurt, backup)).toMatchObject({ mended: 1 });

	const held = await fake.vault.record(recordId);
	expect(held?.record.readings.map(({ part }) => part)).toEqual([0]);
});

test("a file that two damaged invoices rest on is put back once", async () => {
	const fake = await makeApp();
	fake.files.set("both", ok([makeReading(digital(1)), makeReading(digital(2))]));
	const [outcome] = (await capture(fake.app, [file("both")])).outcomes;
	const ids = outcome?.ok ? outcome.kept.map(({ recordId }) => recordId) : [];
	for (const id of ids) await turnBit(fake, "records", id);
	const [name = ""] = await keysIn(fake, "originals");
	await turnBit(fake, "originals", name);
	const hurt = await fake.another();
	await hurt.checkHealth("h", quiet);

	const [again] = (await capture(hurt, [file("both")])).outcomes;

	expect(again).toMatchObject({ ok: true, kept: [{ mended: true }, { mended: true }] });
	expect(await hurt.checkHealth("h", quiet)).toMatchObject({ records: 2, originals: 1, count: 0, whole: true });
});

async function dropRows({ name }: { readonly name: string }, table: string): Promise<void> {
	const db = await new Dexie(name).open();
	await db.table(table).clear();
	db.close();
}
