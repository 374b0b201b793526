import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { captureOne, digital, file, makeApp, makeReading } from "#tests/core/flows/support.ts";
import { backupOf } from "./support.ts";

describe("a reminder", () => {
	const DAY = 86_400_000;

	test("comes after so many days with new invoices, and goes with a backup", async () => {
		const fake = await makeApp();
		fake.files.set("a", ok([makeReading(digital(1, { number: "26113000000000000017" }))]));
		await captureOne(fake.app, file("a"));
		expect(await fake.app.backupStanding()).toMatchObject({ since: 1, remindDays: 14, due: false });
		fake.advance(15 * DAY);
		expect(await fake.app.backupStanding()).toMatchObject({ since: 1, due: true });
		await fake.app.setBackupReminder(30);
		expect(await fake.app.backupStanding()).toMatchObject({ remindDays: 30, due: false });
		fake.advance(30 * DAY);
		expect(await fake.app.backupStanding()).toMatchObject({ due: true });
		await backupOf(fake.app);
		fake.advance(60 * DAY);
		expect(await fake.app.backupStanding()).toMatchObject({ since: 0, due: false });
	});

	test("never comes where nobody wants it, nor for sample invoices", async () => {
		const fake = await makeApp();
		fake.files.set("a", ok([makeReading(digital(1))]));
		await captureOne(fake.app, file("a"));
		fake.advance(100 * DAY);
		expect(await fake.app.backupStanding()).toMatchObject({ since: 0, due: false });
		await fake.app.setBackupReminder(0);
		fake.files.set("b", ok([makeReading(digital(2, { number: "26113000000000000025" }))]));
		await captureOne(fake.app, file("b"));
		fake.advance(100 * DAY);
		expect(await fake.app.backupStanding()).toMatchObject({ since: 1, due: false });
	});
});

describe("a clock that was set back", () => {
	const [MINUTE, DAY] = [60_000, 86_400_000];

	async function withOne() {
		const fake = await makeApp();
		fake.files.set("a", ok([makeReading(digital(1, { number: "26113000000000000017" }))]));
		return { ...fake, recordId: (await captureOne(fake.app, file("a"))).recordId };
	}

	test("is told by what was kept last, and not for a few minutes", async () => {
		const { app, advance, recordId } = await withOne();
		expect(await app.backupStanding()).not.toHaveProperty("newest");
		advance(-4 * MINUTE);
		expect(await app.backupStanding()).not.toHaveProperty("newest");
		advance(-2 * MINUTE);
		const keptAt = (await app.view(recordId))?.row.createdAt;
		expect(await app.backupStanding()).toMatchObject({ newest: keptAt });
		advance(DAY);
		expect(await app.backupStanding()).not.toHaveProperty("newest");
	});

	test("is told by what was done with an invoice later, and by the last backup", async () => {
		const { app, advance, recordId } = await withOne();
		advance(DAY);
		await app.setClaimed([recordId], true);
		advance(-DAY / 2);
		expect((await app.backupStanding()).newest).toMatch(/^2026-11-21T02:00/);
		advance(2 * DAY);
		await backupOf(app);
		advance(-DAY);
		expect((await app.backupStanding()).newest).toMatch(/^2026-11-22T14:00/);
	});

	test("silences no reminder that was due", async () => {
		const { app, files, advance } = await withOne();
		advance(20 * DAY);
		files.set("b", ok([makeReading(digital(2, { number: "26113000000000000025" }))]));
		await captureOne(app, file("b"));
		expect(await app.backupStanding()).toMatchObject({ due: true });
		advance(-30 * DAY);
		expect(await app.backupStanding()).toMatchObject({ due: true, since: 2 });
	});
});

describe("a mark beside the vault", () => {
	async function withOne() {
		const fake = await makeApp();
		fake.files.set("a", ok([makeReading(digital(1))]));
		await captureOne(fake.app, file("a"));
		return fake;
	}

	test("is made with the first invoice, and stays the same", async () => {
		const { app } = await makeApp();
		expect(await app.keepMark(undefined)).toEqual({ wiped: false });
		const used = await withOne();
		const { mark } = await used.app.keepMark(undefined);
		expect(mark).toBeDefined();
		expect(await used.app.keepMark(mark)).toEqual({ mark, wiped: false });
		expect(await used.app.keepMark(undefined)).toEqual({ mark, wiped: false });
	});

	test("tells a library that was cleared from a new one, also once something new is kept", async () => {
		const { mark } = await (await withOne()).app.keepMark(undefined);
		expect(await (await makeApp()).app.keepMark(mark)).toEqual({ wiped: true });
		const anew = await (await withOne()).app.keepMark("another");
		expect(anew).toMatchObject({ wiped: true });
		expect(anew.mark).not.toBe("another");
	});
});
