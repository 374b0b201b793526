import { expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading } from "./support.ts";

const trash = { ...everything, where: "trash" } as const;

async function withThree() {
	const fake = await makeApp();
	for (const serial of [1, 2]) fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
	fake.files.set("shared", ok([1, 3].map((serial) => makeReading(digital(serial), "ofd"))));
	const first = await captureOne(fake.app, file("f1"));
	const second = await captureOne(fake.app, file("f2"));
	await capture(fake.app, [file("shared")]);
	return { ...fake, first: first.recordId, second: second.recordId };
}

test("what is in the trash leaves the library and can be restored", async () => {
	const { app, first } = await withThree();

	await app.trash([first, "nowhere"]);
	const inTrash = await app.list(trash);
	const inLibrary = await app.list(everything);
	await app.restore([first, "nowhere"]);

	expect(inTrash).toMatchObject({ count: 1, trashed: 1, all: 3, rows: [{ id: first }] });
	expect(inLibrary).toMatchObject({ count: 2, trashed: 1, all: 3 });
	expect((await app.list(everything)).count).toBe(3);
	expect((await app.view(first))?.row.trashedAt).toBeUndefined();
});

test("only what is in the trash is erased, with originals that no other record needs", async () => {
	const { app, first, second, another } = await withThree();
	await app.trash([first]);
	const original = (await app.view(first))?.originals ?? [];

	await app.erase([first, second, "nowhere"]);

	expect(await app.view(first)).toBeUndefined();
	expect(await app.view(second)).toBeDefined();
	const left = await Promise.all(original.map(({ sha256 }) => app.original(sha256)));
	expect(left.map((one) => one?.name)).toEqual([undefined, "shared.pdf"]);
	expect(await app.storage()).toMatchObject({ records: 2, originals: 2 });
	expect((await app.list(everything)).all).toBe(2);
	expect((await (await another()).list(everything)).all).toBe(2);
});

test("what is erased can be captured anew", async () => {
	const { app, first } = await withThree();
	await app.trash([first]);
	await app.erase([first]);

	const again = await captureOne(app, file("f1"));

	expect(again.how).toBe("new");
	expect(again.recordId).not.toBe(first);
});

test("another open tab sees what was erased", async () => {
	const { app, first, another } = await withThree();
	const other = await another();
	await other.list(everything);
	await app.trash([first]);

	await app.erase([first]);

	expect((await other.list(everything)).rows.map(({ id }) => id)).not.toContain(first);
	expect((await other.list(everything)).all).toBe(2);
});

test("the user's own mark is kept with its day and its events, once a change", async () => {
	const { app, first } = await withThree();

	await app.setClaimed([first], true);
	await app.setClaimed([first], true);
	const claimed = (await app.view(first))?.row.claimedAt;
	await app.setClaimed([first], false);
	await app.setClaimed(["nowhere"], true);

	expect(claimed).toMatch(/^2026-11-20T/);
	const view = await app.view(first);
	expect(view?.row.claimedAt).toBeUndefined();
	expect(view?.events.map(({ what }) => what)).toEqual(["captured", "merged", "claimed", "unclaimed"]);
});

test("what happened keeps its order also when the clock was set back between", async () => {
	const { app, files, advance } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(app, file("a"));
	await app.setClaimed([recordId], true);
	advance(-86_400_000);
	await app.setClaimed([recordId], false);
	advance(-86_400_000);
	await app.trash([recordId]);

	const events = (await app.view(recordId))?.events ?? [];
	expect(events.map(({ what }) => what)).toEqual(["captured", "claimed", "unclaimed", "trashed"]);
});

test("settings have defaults and are kept, and storage says that nothing is", async () => {
	const { app, another } = await makeApp();
	const defaults = await app.settings();

	await app.saveSettings({ ...defaults, language: "en", claimWithinDays: 90 });

	expect(defaults).toEqual({
		provider: { mode: "sample" },
		ownCompanies: [],
		askOnCapture: false,
		asking: { atOnce: 3, perMinute: 120 },
		language: "zh-CN",
		theme: "system",
		watch: { on: true, everyDays: 60, claimedEveryDays: 14, largeFrom: fen(1_000_000), mostADay: 100 },
	});
	expect(await (await another()).settings()).toEqual({ ...defaults, language: "en", claimWithinDays: 90 });
	expect(await app.storage()).toEqual({ records: 0, originals: 0, bytes: 0 });
});
