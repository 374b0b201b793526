import { expect, test } from "vitest";
import { ok } from "#core/base/result.ts";
import { PASSPHRASE, quiet } from "./backup/support.ts";
import { rowOf, turnBit } from "./damage.ts";
import { capture, digital, everything, file, makeApp, makeReading, value } from "./support.ts";

async function makeSettled() {
	const fake = await makeApp();
	fake.files.set("a", ok([makeReading(digital(1))]));
	await capture(fake.app, [file("a")]);
	const usual = await fake.app.settings();
	value(await fake.app.saveSettings({ ...usual, theme: "dark", askOnCapture: true }));
	return { fake, usual };
}

test("settings that do not open give way to the usual ones, which is told, and the library opens", async () => {
	const { fake, usual } = await makeSettled();
	expect(await fake.app.unreadSettings()).toEqual([]);
	await turnBit(fake, "settings", "app");
	const app = await fake.another();

	expect(await app.settings()).toEqual(usual);
	expect(await app.unreadSettings()).toEqual(["choices"]);
	const { rows } = await app.list(everything);
	expect(rows).toHaveLength(1);
	expect(await app.view(rows[0]?.id ?? "")).toBeDefined();
	expect(await app.checkHealth("h", quiet)).toMatchObject({ records: 1 });
	value(await app.makeBackup("b", { passphrase: PASSPHRASE, app: "0.1.0" }, quiet));
});

test("settings that do not open stay as they lie until others are saved", async () => {
	const { fake, usual } = await makeSettled();
	await turnBit(fake, "settings", "app");
	const before = await rowOf(fake, "settings", "app");
	const app = await fake.another();
	await app.list(everything);
	await app.judgeSome();
	await app.watch();
	expect(await rowOf(fake, "settings", "app")).toEqual(before);

	value(await app.saveSettings({ ...usual, theme: "light" }));
	expect((await app.settings()).theme).toBe("light");
	expect(await app.unreadSettings()).toEqual([]);
});

test("each kind of settings that does not open is named once; what the app notes for itself comes last", async () => {
	const { fake } = await makeSettled();
	for (const key of ["told", "export-presets", "export-presets-history", "library"]) {
		value(await fake.vault.saveSetting(key, {}));
		await turnBit(fake, "settings", key);
	}
	const app = await fake.another();
	expect(await app.unreadSettings()).toEqual(["views", "exports", "notes"]);
	expect(await app.views()).toEqual([]);
});

test("where nobody can read whether the queue was to stand, it stands", async () => {
	const { fake } = await makeSettled();
	value(await fake.app.steerQueue({ what: "resume" }));
	await turnBit(fake, "settings", "queue");
	const app = await fake.another();
	let paused: boolean | undefined;
	const following = app.followQueue("q", (now) => {
		paused = now.paused;
	});
	await expect.poll(() => paused).toBe(true);
	await app.cancel("q");
	await following;
	expect(await app.unreadSettings()).toEqual(["queue"]);
});

test("a mark that does not open is no sign that the browser has cleared the library", async () => {
	const { fake } = await makeSettled();
	const { mark } = await fake.app.keepMark(undefined);
	await turnBit(fake, "settings", "backup.mark");
	const before = await rowOf(fake, "settings", "backup.mark");
	const app = await fake.another();
	expect(await app.keepMark(mark)).toEqual({ wiped: false });
	expect(await rowOf(fake, "settings", "backup.mark")).toEqual(before);
});
