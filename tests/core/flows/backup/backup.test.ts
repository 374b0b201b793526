import { describe, expect, test } from "vitest";

import type { BackupTarget } from "#core/flows/backup/app.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { HEADER } from "#core/vault/backup/header.ts";
import { keysIn, turnBit } from "#tests/core/flows/damage.ts";
import { digital, everything, makeApp, value } from "#tests/core/flows/support.ts";
import { backupOf, holdings, makeLibrary, openIt, PASSPHRASE, quiet, restoreIt } from "./support.ts";

test("a backup brings everything back into an empty library: originals, verdicts, counts, history", async () => {
	const here = await makeLibrary();
	const backup = await backupOf(here.app);
	const there = await makeApp();
	expect(await openIt(there.app, backup)).toMatchObject({
		...{ form: "backup", app: "0.1.0", records: 5, originals: 5, lines: 1, from: "20260914", to: "20260914" },
		...{ fresh: 5, same: 0, differing: 0, damaged: 0, erased: 0, refused: 0, unreadable: 0, lost: 0, settings: true },
	});
	expect(await restoreIt(there.app, backup)).toMatchObject({ fresh: 5, merged: 0, same: 0, cancelled: false });
	expect((await there.app.settings()).ownCompanies).toEqual([]);
	await there.app.saveSettings(await here.app.settings());
	expect(await holdings(there)).toEqual(await holdings(here));
});

test("restored twice it changes nothing more", async () => {
	const here = await makeLibrary();
	const backup = await backupOf(here.app);
	const before = await holdings(here);
	expect(await openIt(here.app, backup)).toMatchObject({ fresh: 0, same: 5, differing: 0 });
	expect(await restoreIt(here.app, backup)).toMatchObject({ fresh: 0, same: 5, merged: 0 });
	expect(await holdings(here)).toEqual(before);
});

test("nothing here is overwritten by what is older: both histories are joined", async () => {
	const here = await makeLibrary();
	const backup = await backupOf(here.app);
	const [first] = (await here.app.list(everything)).rows;
	await here.app.setClaimed([first?.id ?? ""], true);
	const claimed = await holdings(here);
	expect(await openIt(here.app, backup)).toMatchObject({ fresh: 0, same: 5 });
	await restoreIt(here.app, backup);
	expect(await holdings(here)).toEqual(claimed);

	const newer = await backupOf(here.app);
	const old = await makeApp();
	await restoreIt(old.app, backup);
	expect(await openIt(old.app, newer)).toMatchObject({ fresh: 0, same: 4, differing: 1 });
	expect(await restoreIt(old.app, newer)).toMatchObject({ merged: 1, same: 4 });
	expect((await holdings(old)).records).toEqual(claimed.records);
});

test("what was erased here since stays erased, unless it is asked for", async () => {
	const here = await makeLibrary();
	const backup = await backupOf(here.app);
	const [gone] = (await here.app.list({ ...everything, where: "trash" })).rows;
	await here.app.erase([gone?.id ?? ""]);
	expect(await openIt(here.app, backup)).toMatchObject({ fresh: 0, same: 4, erased: 1 });
	expect(await restoreIt(here.app, backup)).toMatchObject({ fresh: 0, same: 4, erased: 1 });
	expect(await here.vault.record(gone?.id ?? "")).toBeUndefined();
	expect((await here.app.storage()).originals).toBe(4);

	expect(await restoreIt(here.app, backup, { erased: true })).toMatchObject({ fresh: 1, same: 4, erased: 0 });
	expect((await here.app.storage()).originals).toBe(5);
	expect(await restoreIt(here.app, backup)).toMatchObject({ fresh: 0, same: 5 });
});

test("stopped in the middle and killed, it goes on when done again: nothing doubled, nothing lost", async () => {
	const here = await makeLibrary(250);
	const backup = await backupOf(here.app);
	const whole = await holdings(here);
	const there = await makeApp();
	await openIt(there.app, backup);
	const stopped = value(
		await there.app.restoreBackup(
			"restore",
			{ erased: false, settings: false },
			() => void there.app.cancel("restore"),
		),
	);
	expect(stopped).toMatchObject({ fresh: 100, cancelled: true });

	// Killed between two writes: the writes after the first one never happen.
	let writes = 0;
	const killed = await there.another({
		openVault: async () => ({
			...there.vault,
			commit: (change) => (writes++ > 0 ? Promise.reject(new Error("killed")) : there.vault.commit(change)),
		}),
	});
	await openIt(killed, backup);
	await expect(killed.restoreBackup("restore", { erased: false, settings: false }, quiet)).rejects.toThrow("killed");

	const again = await there.another();
	expect(await restoreIt(again, backup, { settings: true })).toMatchObject({ cancelled: false, merged: 0 });
	const held = await holdings({ app: again, vault: there.vault });
	expect(held.records).toEqual(whole.records);
	expect(held.originals).toEqual(whole.originals);
	expect(held.totals).toEqual(whole.totals);
}, 60_000);

test("settings come back when asked for, and no code of a supplier is in a backup", async () => {
	const here = await makeLibrary();
	const set = await here.app.settings();
	const provider = { mode: "fpcy", url: "https://supplier.example.com/fpcy", sqm: "geheim-sqm" } as const;
	await here.app.saveSettings({ ...set, provider, language: "en" });
	const backup = await backupOf(here.app);
	const there = await makeApp();
	const mine = { mode: "gateway", key: "mine" } as const;
	await there.app.saveSettings({ ...(await there.app.settings()), provider: mine });
	expect(await restoreIt(there.app, backup, { settings: true })).toMatchObject({ providerKept: true });
	const now = await there.app.settings();
	expect(now).toMatchObject({ language: "en", provider: mine, ownCompanies: set.ownCompanies });
	expect(JSON.stringify(now)).not.toContain("geheim-sqm");
});

test("rules, categories and views of one's own come back beside those made since", async () => {
	const here = await makeLibrary();
	const view = { id: "v1", name: "一月", query: "q=2026-01" };
	await here.app.saveView(view);
	await here.app.saveColumns([{ id: "total", width: 90 }]);
	await here.app.keepCategory("项目甲", { offered: true });
	const { rows } = await here.app.list(everything);
	await here.app.label([rows[0]?.id ?? ""], { category: "差旅" });
	const rules = await here.app.categoryRules();
	expect(rules).toHaveLength(1);
	await here.app.setBackupReminder(30);
	const backup = await backupOf(here.app);
	const there = await makeApp();
	const since = { id: "v2", name: "二月", query: "q=2026-02" };
	await there.app.saveView(since);
	await there.app.keepCategory("项目乙", { offered: true });

	await restoreIt(there.app, backup, { settings: true });

	expect(await there.app.views()).toEqual([since, view]);
	expect(await there.app.columns()).toEqual([{ id: "total", width: 90 }]);
	expect(await there.app.categoryRules()).toEqual(rules);
	expect((await there.app.labelsInUse()).own).toEqual(["项目乙", "项目甲"]);
	expect((await there.app.backupStanding()).remindDays).toBe(30);
});

describe("a file that is no good backup is refused, and why is said", () => {
	const open = async (backup: Blob, passphrase = PASSPHRASE) =>
		(await makeApp()).app.openBackup("restore", backup, passphrase, quiet);
	const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

	test.each([
		["another passphrase", async (backup: Blob) => open(backup, "演示口令演示口误"), "wrong_passphrase"],
		["no passphrase", async (backup: Blob) => open(backup, ""), "needs_passphrase"],
		["cut off", async (backup: Blob) => open(backup.slice(0, backup.size - 20)), "damaged"],
		["only its header", async (backup: Blob) => open(backup.slice(0, HEADER)), "damaged"],
		["less than that", async (backup: Blob) => open(backup.slice(0, 30)), "damaged"],
		["another file", async () => open(new Blob(["%PDF-1.7"])), "not_backup"],
		["empty", async () => open(new Blob([])), "not_backup"],
		[
			"a newer format",
			async (backup: Blob) => {
				const bytes = await bytesOf(backup);
				bytes[9] = 2;
				return open(new Blob([bytes]));
			},
			"newer",
		],
		[
			"a bit turned in the middle",
			async (backup: Blob) => {
				const bytes = await bytesOf(backup);
				bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
				return open(new Blob([bytes]));
			},
			"damaged",
		],
	])("%s", async (_, opened, code) => {
		const backup = await backupOf((await makeLibrary()).app);
		expect(await opened(backup)).toMatchObject({ ok: false, error: { code } });
	});
});

describe("making", () => {
	/** A file like a browser's; `spoil` stands between what is written and what is read again. */
	function makeTarget(spoil: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => bytes) {
		let kept = new Blob([]);
		const target: BackupTarget = {
			async createWritable() {
				const parts: Uint8Array<ArrayBuffer>[] = [];
				return {
					write: async (bytes) => void parts.push(spoil(bytes)),
					close: async () => {
						kept = new Blob(parts);
					},
					abort: async () => {},
				};
			},
			getFile: async () => kept,
		};
		return { target, file: () => kept };
	}

	test("goes into the file that was chosen, and is remembered once it was read back", async () => {
		const { app } = await makeLibrary();
		const { target, file: written } = makeTarget();
		const made = value(await app.makeBackup("b", { passphrase: PASSPHRASE, app: "0.1.0", to: target }, quiet));
		expect(made).toMatchObject({ records: 5, originals: 5, unreadable: 0, lost: 0, size: written().size });
		expect(made.file).toBeUndefined();
		expect(await app.backupStanding()).toMatchObject({ last: { records: 5 }, since: 0, due: false });
		expect(await openIt((await makeApp()).app, written())).toMatchObject({ fresh: 5 });
	});

	test("is no success where the disk keeps something else, or nothing", async () => {
		const { app } = await makeLibrary();
		const spoilt = makeTarget((bytes) => bytes.map((byte, index) => (index === 400 ? byte ^ 1 : byte)));
		const options = { passphrase: PASSPHRASE, app: "0.1.0" };
		const made = await app.makeBackup("b", { ...options, to: spoilt.target }, quiet);
		expect(made).toMatchObject({ ok: false, error: { code: "not_verified" } });
		const full = { ...spoilt.target, createWritable: () => Promise.reject(new Error("no room")) };
		expect(await app.makeBackup("b", { ...options, to: full }, quiet)).toMatchObject({ error: { code: "unwritable" } });
		expect((await app.backupStanding()).last).toBeUndefined();
	});

	test("asks for a passphrase as long as one of the vault, and can be stopped", async () => {
		const { app } = await makeLibrary();
		const short = await app.makeBackup("b", { passphrase: "短口令", app: "0.1.0" }, quiet);
		expect(short).toMatchObject({ ok: false, error: { code: "too_short" } });
		const stop = () => void app.cancel("b");
		const stopped = await app.makeBackup("b", { passphrase: PASSPHRASE, app: "0.1.0" }, stop);
		expect(stopped).toMatchObject({ ok: false, error: { code: "cancelled" } });
		expect((await app.backupStanding()).last).toBeUndefined();
	});

	test("says what it could not take, and a library with damage is mended by an older backup", async () => {
		const here = await makeLibrary();
		const whole = await holdings(here);
		const good = await backupOf(here.app);
		const [record, original] = await damage(here);
		const hurt = await here.another();
		const health = await hurt.checkHealth("h", quiet);
		expect(health?.damaged).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ what: "record", recordId: record }),
				expect.objectContaining({ what: "file" }),
			]),
		);
		expect(await hurt.backupStanding()).toMatchObject({ damaged: 2 });
		const made = value(await hurt.makeBackup("b", { passphrase: PASSPHRASE, app: "0.1.0" }, quiet));
		expect(made).toMatchObject({ records: 4, unreadable: 1, lost: 1 });

		expect(await openIt(hurt, good)).toMatchObject({ fresh: 0, same: 4, damaged: 1 });
		expect(await restoreIt(hurt, good)).toMatchObject({ fresh: 1, mended: 2 });
		const mended = await here.another();
		expect(await mended.checkHealth("h", quiet)).toMatchObject({ records: 5, originals: 5, count: 0, whole: true });
		const held = await holdings({ app: mended, vault: here.vault });
		expect(held.records).toEqual(whole.records);
		expect(held.originals).toEqual(whole.originals);
		expect(held.journal).toEqual(whole.journal);
		expect(await mended.backupStanding()).toMatchObject({ damaged: 0 });
		expect(original).toBeDefined();
	});
});

test("a damaged row beside an original keeps no backup from being made, which says what it lacks", async () => {
	const here = await makeLibrary();
	const [name = ""] = await keysIn(here, "originals");
	await turnBit(here, "originals", name);
	const made = await (await here.another()).makeBackup("b", { passphrase: PASSPHRASE, app: "0.1.0" }, quiet);
	expect(made).toMatchObject({ ok: true, value: { records: 5, originals: 4, lost: 1 } });
});

test("damage that a backup could not mend stays said after it was restored", async () => {
	const here = await makeLibrary(3);
	const good = await backupOf(here.app);
	const { recordId } = value(await here.app.captureTyped(digital(9)));
	await turnBit(here, "records", recordId);
	await here.app.checkHealth("h", quiet);
	const later = await here.another();

	expect(await restoreIt(later, good)).toMatchObject({ same: 3, mended: 0 });

	expect(await later.backupStanding()).toMatchObject({ damaged: 1 });
	expect(await (await here.another()).backupStanding()).toMatchObject({ damaged: 1 });
});

test("a damaged question keeps nobody from the history or a backup, and comes back with a restore", async () => {
	const here = await makeLibrary();
	const whole = await holdings(here);
	const good = await backupOf(here.app);
	const { Dexie } = await import("dexie");
	const db = await new Dexie(here.name).open();
	const [row] = await db.table("journal").toArray();
	row.body[30] ^= 1;
	await db.table("journal").put(row);
	db.close();
	const hurt = await here.another();
	expect(await hurt.history({ text: "", withoutSamples: false, open: false, offset: 0, limit: 10 })).toBeDefined();
	expect(await hurt.checkHealth("h", quiet)).toMatchObject({
		lines: 0,
		damaged: [{ what: "line", recordId: row.recordId }],
	});
	await backupOf(hurt);
	expect(await restoreIt(hurt, good)).toMatchObject({ mended: 1 });
	expect(await hurt.checkHealth("h", quiet)).toMatchObject({ lines: 1, count: 0, whole: true });
	expect((await holdings({ app: hurt, vault: here.vault })).journal).toEqual(whole.journal);
});

test("a record that was taken away behind the app's back is missed, until a person takes that for true", async () => {
	const here = await makeLibrary();
	expect(await here.app.checkHealth("h", quiet)).toMatchObject({ count: 0, whole: true });
	const { Dexie } = await import("dexie");
	const db = await new Dexie(here.name).open();
	await db.table("records").delete((await here.vault.ids())[0] ?? "");
	db.close();
	const hurt = await here.another();
	expect(await hurt.checkHealth("h", quiet)).toMatchObject({ records: 4, count: 0, whole: false });
	await hurt.acceptAsWhole();
	expect(await hurt.checkHealth("h", quiet)).toMatchObject({ records: 4, whole: true });
});

test.each<readonly [string, (record: InvoiceRecord) => InvoiceRecord]>([
	["an answer that is another", (one) => ({ ...one, answers: one.answers.map((it) => ({ ...it, state: "void" })) })],
	["an answer that is gone", (one) => ({ ...one, answers: [] })],
	["an event that is another", (one) => ({ ...one, events: one.events.map((it) => ({ ...it, facts: {} })) })],
])("%s, put there by whoever has the key, is noticed", async (_, forge) => {
	const { app, vault } = await makeLibrary();
	const all = await vault.records(await vault.ids());
	const held = all.find(({ record }) => record.answers.length > 0) ?? all[0];
	if (!held) throw new Error("nothing was asked");
	expect(await app.checkHealth("h", quiet)).toMatchObject({ count: 0 });
	const [entry] = (await vault.summariesSince(0)).filter(({ id }) => id === held.record.id);
	if (!entry) throw new Error("it has a summary");
	const { basis, summary } = entry;
	const put = [{ record: forge(held.record), rev: held.rev, keys: summary.marks.keys, summary }];
	await vault.commit({ put, remove: [], originals: [], stale: [], basis });

	const health = await app.checkHealth("h", quiet);

	expect(health?.damaged).toContainEqual(expect.objectContaining({ what: "chain", recordId: held.record.id }));
});

/** Turns a bit in the row of one record, and in the bytes of another's original. */
async function damage({ name, vault }: Awaited<ReturnType<typeof makeLibrary>>): Promise<readonly [string, string]> {
	const { Dexie } = await import("dexie");
	const db = await new Dexie(name).open();
	const [row] = await db.table("records").toArray();
	row.body[40] ^= 1;
	await db.table("records").put(row);
	const others = await vault.records((await vault.ids()).filter((id) => id !== row.id));
	const sha256 = others[0]?.record.readings[0]?.sha256 ?? "";
	const { testCodec } = await import("#tests/core/vault/codec.ts");
	const content = await db.table("contents").get(await testCodec.name(sha256));
	content.bytes[20] ^= 1;
	await db.table("contents").put(content);
	db.close();
	return [row.id, sha256];
}
