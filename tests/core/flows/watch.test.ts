import { describe, expect, test, vi } from "vitest";

import { fen } from "#core/base/fen.ts";
import { err, ok } from "#core/base/result.ts";
import type { Settings } from "#core/flows/app.ts";
import type { HistoryQuery } from "#core/flows/history/app.ts";
import { readWatch } from "#core/flows/watch/settings.ts";
import { openDatabase } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { watchDefaults } from "#core/watch/settings.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import {
	captureOne,
	day,
	digital,
	everything,
	type Fake,
	file,
	makeAnswer,
	makeApp,
	makeReading,
	unmarked,
	value,
} from "./support.ts";

const DAY = 86_400_000;
const history: HistoryQuery = { text: "", withoutSamples: false, open: false, offset: 0, limit: 100 };
const recent = { issuedOn: day("20261101") };

/** One invoice that was good and is claimed. */
async function withClaimed(fields = digital(1, recent), overrides: Parameters<typeof makeApp>[0] = {}) {
	const fake = await makeApp(overrides);
	fake.files.set("a", ok([makeReading(fields)]));
	const { recordId: id } = await captureOne(fake.app, file("a"));
	await fake.app.verify("v", id, { fresh: true });
	value(await fake.app.setClaimed([id], true));
	return { ...fake, id };
}

function turn(fake: Fake, more: Parameters<typeof makeAnswer>[1]): void {
	fake.answers.splice(0, 1, (query) => ok(makeAnswer(query, more)));
}

const change = async ({ app }: Fake, part: Partial<Settings>) =>
	value(await app.saveSettings({ ...(await app.settings()), ...part }));

describe("the watch", () => {
	test("asks by itself about a claimed invoice that is due, and not before", async () => {
		const fake = await withClaimed();
		const early = await fake.app.watch();
		fake.advance(15 * DAY);

		const round = await fake.app.watch();

		expect([early, round]).toEqual([
			{ due: 0, queued: 0 },
			{ due: 1, queued: 1 },
		]);
		await vi.waitFor(() => expect(fake.asked).toHaveLength(2));
	});

	test("notices that a claimed invoice was reversed: in the timeline, the list, the history and the news", async () => {
		const fake = await withClaimed();
		const { app, id, advance } = fake;
		turn(fake, { state: "red_full" });
		advance(15 * DAY);
		await app.watch();
		await vi.waitFor(async () => expect((await app.watchNews()).changed).toBe(1));

		const facts = { from: "normal", to: "red_full", claimedOn: "20261120" };
		expect((await app.view(id))?.events.slice(-2)).toMatchObject([
			{ what: "asked", facts: { state: "red_full" } },
			{ what: "changed", facts },
		]);
		expect((await app.list({ ...everything, where: "changed" })).rows).toMatchObject([{ id, changed: facts }]);
		expect((await app.history({ ...history, open: true })).rows).toMatchObject([{ recordId: id, change: facts }]);
		expect(await app.watchNews()).toMatchObject({ due: 0, newest: { id, changed: facts } });
		expect(await app.untoldChanges()).toMatchObject([{ id, changed: facts }]);
		expect(await app.untoldChanges()).toEqual([]);
	});

	test("lets a change rest once it is acknowledged, in the record or in the history", async () => {
		for (const where of ["record", "history"]) {
			const fake = await withClaimed();
			const { app, id } = fake;
			turn(fake, { state: "red_full" });
			await app.verify("v", id, { fresh: true });
			const [entry] = (await app.history({ ...history, open: true })).rows;

			if (where === "record") value(await app.acknowledgeChanges([id]));
			else value(await app.markHistory([entry?.id ?? ""], { done: true }));

			expect((await app.watchNews()).changed, where).toBe(0);
			expect((await app.history({ ...history, open: true })).count, where).toBe(0);
			expect((await app.view(id))?.events.at(-1)).toMatchObject({ what: "acknowledged" });
		}
	});

	test("shows as due what nobody can be asked about", async () => {
		const fake = await withClaimed(unmarked(1, recent), { sampleProvider: false });
		await change(fake, { provider: { mode: "none" } });
		fake.advance(15 * DAY);

		expect(await fake.app.watch()).toEqual({ due: 1, queued: 0 });
		expect((await fake.app.list({ ...everything, where: "due" })).rows.map(({ id }) => id)).toEqual([fake.id]);
		expect((await fake.app.list(everything)).due).toBe(1);
	});

	test("spends no real question on 演示", async () => {
		const fake = await withClaimed(digital(1, recent), { sampleProvider: false });
		await change(fake, { provider: { mode: "fpcy", url: "https://supplier.example/fpcy", sqm: "x" } });
		fake.advance(15 * DAY);

		expect(await fake.app.watch()).toEqual({ due: 0, queued: 0 });
	});

	test("asks no more a day than the user allows, the most overdue first", async () => {
		const fake = await makeApp();
		const ids: string[] = [];
		for (const serial of [1, 2, 3]) {
			const total = fen(serial === 3 ? 5_000_000 : 113_000);
			fake.files.set(`f${serial}`, ok([makeReading(digital(serial, { ...recent, total }))]));
			const { recordId } = await captureOne(fake.app, file(`f${serial}`));
			await fake.app.verify("v", recordId, { fresh: true });
			await fake.app.setClaimed([recordId], true);
			ids.push(recordId);
		}
		await change(fake, { watch: { ...watchDefaults, mostADay: 1 } });
		fake.advance(15 * DAY);

		const rounds = [await fake.app.watch(), await fake.app.watch()];

		expect(rounds.map(({ queued }) => queued)).toEqual([1, 0]);
		await vi.waitFor(() => expect(fake.asked).toHaveLength(4));
		expect(fake.asked.at(-1)?.number).toBe(digital(3).number);
		fake.advance(DAY);
		expect((await fake.app.watch()).queued).toBe(1);
	});

	test("does not ask again every hour what the queue gave up", async () => {
		const fake = await withClaimed();
		fake.answers.splice(0, 1, () => err({ code: "http", status: 403 }));
		fake.advance(15 * DAY);
		await fake.app.watch();
		await vi.waitFor(() => expect(fake.asked).toHaveLength(2));
		await vi.waitFor(async () => {
			const { items } = await fake.app.queuePage({ offset: 0, limit: 10 });
			expect(items[0]?.item.endedAt).toEqual(expect.any(String));
		});
		fake.advance(DAY / 24);

		expect((await fake.app.watch()).queued).toBe(0);
	});

	test("looks at records that have no summary any more, as after an upgrade", async () => {
		const fake = await withClaimed();
		const db = await openDatabase(fake.name, testCodec, steps);
		await db.summaries.clear();
		db.close();
		fake.advance(15 * DAY);
		const other = await fake.another();

		expect(await other.watch()).toMatchObject({ due: 1 });
	});

	test("does nothing when it is off", async () => {
		const fake = await withClaimed();
		await change(fake, { watch: { ...watchDefaults, on: false } });
		fake.advance(100 * DAY);

		expect(await fake.app.watch()).toEqual({ due: 0, queued: 0 });
	});
});

test("settings that nobody could have chosen are not taken", () => {
	expect(readWatch(undefined)).toEqual(watchDefaults);
	expect(readWatch({ everyDays: 0 })).toEqual(watchDefaults);
	expect(readWatch({ mostADay: "all" })).toEqual(watchDefaults);
	expect(readWatch({ on: false, everyDays: 90 })).toEqual({ ...watchDefaults, on: false, everyDays: 90 });
});
