import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { hashEvent } from "#core/flows/library/events.ts";
import { SUMMARY_SHAPE, type Summary } from "#core/flows/library/summary.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { openDatabase } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { capture, captureOne, day, digital, everything, file, makeApp, makeReading } from "./support.ts";

const DAY = 86_400_000;

/** Same seller, total and day under another number. */
const near = { ...digital(2), sellerName: digital(1).sellerName };

function duplicateOf(view: { findings: readonly { check: string; outcome: string }[] } | undefined) {
	return view?.findings.find(({ check }) => check === "duplicate");
}

describe("twins", () => {
	test("with the same seller, total and day show in both records and in the list", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		const first = await captureOne(app, file("a"));
		const alone = first.row.alerts;

		const second = await captureOne(app, file("b"));

		expect(duplicateOf(await app.view(first.recordId))?.outcome).toBe("found");
		expect(duplicateOf(await app.view(second.recordId))?.outcome).toBe("found");
		const rows = (await app.list(everything)).rows;
		expect(rows.find(({ id }) => id === first.recordId)?.alerts).toBe(alone + 1);
	});

	test("are gone again when the other one is in the trash, and back when it is restored", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		const first = await captureOne(app, file("a"));
		const second = await captureOne(app, file("b"));
		const alerts = async () => (await app.list({ ...everything, text: digital(1).number ?? "" })).rows[0]?.alerts ?? -1;
		const withTwin = await alerts();

		await app.trash([second.recordId]);
		const inTrash = await alerts();
		const finding = duplicateOf(await app.view(first.recordId))?.outcome;
		await app.restore([second.recordId]);

		expect(inTrash).toBe(withTwin - 1);
		expect(finding).toBe("clear");
		expect(await alerts()).toBe(withTwin);
	});

	test("that were claimed are named with the day", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		const first = await captureOne(app, file("a"));
		await app.setClaimed([first.recordId], true);

		const second = await captureOne(app, file("b"));

		const finding = duplicateOf(await app.view(second.recordId));
		expect(JSON.stringify(finding)).toContain("2026-11-20");
	});

	test("show what another tab keeps or claims", async () => {
		const { app, files, another } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		const other = await another();
		const first = await captureOne(app, file("a"));

		await captureOne(other, file("b"));

		expect(duplicateOf(await app.view(first.recordId))?.outcome).toBe("found");
		expect((await app.list(everything)).count).toBe(2);
	});
});

describe("the list judges again", () => {
	test("when the settings change", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const before = await captureOne(app, file("a"));

		await app.saveSettings({
			...(await app.settings()),
			ownCompanies: [{ name: "演示别家有限公司", taxId: "" }],
		});

		const after = (await app.list(everything)).rows[0];
		expect(after?.alerts).toBeGreaterThan(before.row.alerts);
		expect(after?.alerts).toBe((await app.view(before.recordId))?.row.alerts);
	});

	test("when the day changes", async () => {
		const { app, files, advance } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		await app.saveSettings({ ...(await app.settings()), claimWithinDays: 90 });
		const before = await captureOne(app, file("a"));

		advance(60 * DAY);

		const after = (await app.list(everything)).rows[0];
		expect(after?.alerts).toBeGreaterThan(before.row.alerts);
	});

	test("a part at a time when there are many, and shows all of them meanwhile", async () => {
		const { app, files } = await makeApp();
		const many = Array.from({ length: 350 }, (_, serial) =>
			makeReading(digital(serial), "pdf", "text", { member: `${serial}.pdf` }),
		);
		files.set("zip", ok(many));
		await capture(app, [file("zip")]);
		const whole = { ...everything, limit: 350 };
		const before = await app.list(whole);

		await app.saveSettings({ ...(await app.settings()), ownCompanies: [{ name: "演示别家有限公司", taxId: "" }] });
		const during = await app.list(whole);
		const left: number[] = [];
		do left.push(await app.judgeSome());
		while (left.at(-1) !== 0);
		const after = await app.list(whole);

		const alerts = before.rows[0]?.alerts ?? 0;
		expect(before).toMatchObject({ judging: 0, all: 350, count: 350 });
		expect(during).toEqual({ ...before, judging: 350 });
		expect(left).toEqual([250, 150, 0]);
		expect(after.judging).toBe(0);
		expect(after.rows.every((row) => row.alerts === alerts + 1)).toBe(true);
	});

	test("no record on a new day that changes nothing about it, and those it does when it comes", async () => {
		const { app, files, vault, deps, advance } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(digital(2, { issuedOn: day("20260917") }))]));
		await app.saveSettings({ ...(await app.settings()), claimWithinDays: 90 });
		await captureOne(app, file("a"));
		await captureOne(app, file("b"));
		const read: string[][] = [];
		const watched: AppVault = {
			...vault,
			records: (ids) => {
				read.push([...ids]);
				return vault.records(ids);
			},
		};
		const tomorrow = createApp({ ...deps, openVault: async () => watched });

		advance(DAY);
		const before = await tomorrow.list(everything);
		const readBefore = read.flat().length;
		advance(24 * DAY); // the first is 92 days old, the second 89
		const after = await tomorrow.list(everything);

		const alerts = before.rows[1]?.alerts ?? 0;
		expect(readBefore).toBe(0);
		expect(after.rows.map((row) => row.alerts)).toEqual([alerts, alerts + 1]);
		expect(read.flat()).toEqual([before.rows[1]?.id]);
	});

	test("when a clock is put back", async () => {
		const { app, files, advance } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		await app.saveSettings({ ...(await app.settings()), claimWithinDays: 90 });
		advance(60 * DAY);
		const late = await captureOne(app, file("a"));

		advance(-60 * DAY);

		expect((await app.list(everything)).rows[0]?.alerts).toBe(late.row.alerts - 1);
	});

	test("standing back while the user changes one record after another, and goes on then", async () => {
		const { app, files } = await makeApp();
		const many = Array.from({ length: 350 }, (_, serial) =>
			makeReading(digital(serial), "pdf", "text", { member: `${serial}.pdf` }),
		);
		files.set("zip", ok(many));
		await capture(app, [file("zip")]);
		const { rows } = await app.list({ ...everything, limit: 8 });
		await app.saveSettings({ ...(await app.settings()), ownCompanies: [{ name: "演示别家有限公司", taxId: "" }] });

		const batches: number[] = [];
		const judging = (async () => {
			do batches.push(await app.judgeSome());
			while (batches.at(-1) !== 0);
		})();
		for (const { id } of rows) await app.setClaimed([id], true);
		const meanwhile = batches.length;
		await judging;

		expect(meanwhile).toBeLessThanOrEqual(1);
		expect((await app.list(everything)).judging).toBe(0);
	});

	test("after a new build behind what the older one had judged, which shows at once", async () => {
		const { app, files, another } = await makeApp();
		const many = Array.from({ length: 350 }, (_, serial) =>
			makeReading(digital(serial), "pdf", "text", { member: `${serial}.pdf` }),
		);
		files.set("zip", ok(many));
		await capture(app, [file("zip")]);
		const whole = { ...everything, limit: 350 };
		const before = await app.list(whole);
		const built = await another({ build: "newer" });

		const first = await built.list(whole);
		while ((await built.judgeSome()) > 0);

		expect(first).toEqual({ ...before, judging: 350 });
		expect(await built.list(whole)).toEqual(before);
	});

	test("the twins of a record that a new build reads otherwise", async () => {
		const { app, files, vault, another } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		await captureOne(app, file("a"));
		const second = await captureOne(app, file("b"));
		const expected = await app.list(everything);
		// As if the older build had not found seller, total and day of the second: neither had a twin.
		const held = await vault.summariesSince(0);
		const older = held.map(({ summary, ...one }) => {
			const blind = one.id === second.recordId ? { ...summary.marks, near: [] } : summary.marks;
			return { ...one, summary: { ...summary, marks: blind, row: { ...summary.row, alerts: summary.row.alerts - 1 } } };
		});
		await vault.refresh(older);

		const built = await another({ build: "newer" });
		while ((await built.judgeSome()) > 0);

		expect(await built.list(everything)).toEqual(expected);
	});

	test("when the app was built anew, whatever the older build had kept for lists", async () => {
		const { files, app, vault, another } = await makeApp();
		for (const serial of [1, 2, 3]) {
			files.set(`f${serial}`, ok([makeReading(digital(serial))]));
			await captureOne(app, file(`f${serial}`));
		}
		const expected = await app.list(everything);
		const held = await vault.summariesSince(0);
		const nonsense = { build: "older" } as unknown as Summary; // another build may have kept anything
		await vault.refresh(held.map((one) => ({ ...one, summary: nonsense })));

		const actual = await (await another({ build: "newer" })).list(everything);

		expect(actual).toEqual(expected);
	});

	test("when there are records without a summary, as after an upgrade", async () => {
		const { files, app, name, another } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		files.set("b", ok([makeReading(near)]));
		const first = await captureOne(app, file("a"));
		await captureOne(app, file("b"));
		const expected = await app.list(everything);
		const db = await openDatabase(name, testCodec, steps);
		await db.summaries.clear();
		const other = await another();

		expect(duplicateOf(await other.view(first.recordId))?.outcome).toBe("found");
		expect(await other.list(everything)).toEqual(expected);
	});

	test("beside another tab that keeps invoices all the time", async () => {
		const { files, app, another } = await makeApp();
		for (const serial of [1, 2, 3, 4, 5, 6]) files.set(`f${serial}`, ok([makeReading(digital(serial))]));
		const other = await another();
		const settings = await app.settings();

		for (const serial of [1, 2, 3, 4, 5, 6]) {
			await Promise.all([
				app.saveSettings({ ...settings, claimWithinDays: serial * 30 }),
				captureOne(other, file(`f${serial}`)),
				app.list(everything),
				other.list(everything),
			]);
		}

		const [mine, theirs] = [await app.list(everything), await other.list(everything)];
		expect(mine.count).toBe(6);
		expect(mine).toEqual(theirs);
		const views = await Promise.all(mine.rows.map(({ id }) => app.view(id)));
		expect(mine.rows).toEqual(views.map((view) => view?.row));
	});
});

describe("the events of a record", () => {
	test("are a chain in which a changed or missing one shows", async () => {
		const { app, files, deps } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		files.set("photo", ok([makeReading({}, "image")]));
		const { recordId } = await captureOne(app, file("pdf"));
		await app.verify("v", recordId, { fresh: true });
		await app.setClaimed([recordId], true);
		await app.setClaimed([recordId], false);
		const photo = await captureOne(app, file("photo"));
		await app.completeTyped(photo.recordId, { number: digital(1).number });
		const events = (await app.view(recordId))?.events ?? [];

		const intact = await isChain(events, deps.hash);
		const withoutOne = await Promise.all(
			events.slice(0, -1).map((gone) =>
				isChain(
					events.filter((event) => event !== gone),
					deps.hash,
				),
			),
		);
		const withChange = await isChain(
			events.map((event) => (event.what === "claimed" ? { ...event, at: "2020-01-01T00:00:00.000Z" } : event)),
			deps.hash,
		);

		expect(events.map(({ what }) => what)).toEqual([
			"captured",
			"asked",
			"claimed",
			"unclaimed",
			"captured",
			"typed",
			"merged",
		]);
		expect(intact).toBe(true);
		expect(withoutOne.every((one) => !one)).toBe(true);
		expect(withChange).toBe(false);
	});
});

/** Every event but the first of each chain names one that is there, and every chain but one ends in a merge. */
async function isChain(events: readonly RecordEvent[], hash: (bytes: Uint8Array) => Promise<string>): Promise<boolean> {
	const names = new Set(await Promise.all(events.map((event) => hashEvent(event, hash))));
	const heads = events.flatMap(({ facts }) => facts.head ?? []);
	const named = [...events.flatMap(({ previous }) => previous ?? []), ...heads];
	const starts = events.filter(({ previous }) => previous === undefined).length;
	return named.every((name) => names.has(String(name))) && starts === heads.length + 1;
}

test("summaries have the shape their number says: raise SUMMARY_SHAPE when these names change", async () => {
	const { app, files, vault } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(app, file("a"));
	await app.setClaimed([recordId], true);
	await app.trash([recordId]);

	const [held] = await vault.summariesSince(0);

	const names = (value: object | undefined) =>
		Object.keys(value ?? {})
			.toSorted()
			.join(" ");
	expect([SUMMARY_SHAPE, names(held?.summary), names(held?.summary.row), names(held?.summary.marks)]).toEqual([
		5,
		"changesOn face judgedOn marks risk row shape watched",
		"alerts amount authenticity buyerName claimable claimedAt createdAt forms id issuedOn kind needsPerson number sample sellerName state tax total trashedAt why",
		"claimedOn id identity keys near parts savedOn trashed",
	]);
});
