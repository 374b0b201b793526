import { ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { BackupPreview, BackupProgress } from "#core/flows/backup/app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import {
	captureOne,
	digital,
	everything,
	type Fake,
	file,
	makeApp,
	makeReading,
	value,
} from "#tests/core/flows/support.ts";

export const PASSPHRASE = "演示口令演示口令";

export const quiet = () => {};

/** A library with originals, marks, a checked invoice, one in the trash, and questions in the history. */
export async function makeLibrary(count = 5): Promise<Fake> {
	const fake = await makeApp();
	for (let serial = 1; serial <= count; serial++) {
		fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
		await captureOne(fake.app, file(`f${serial}`));
	}
	const { rows } = await fake.app.list(everything);
	const [first, second, third] = rows.map(({ id }) => id);
	if (!first || !second || !third) throw new Error("too few");
	await fake.app.verify("v", first, { fresh: false });
	await fake.app.setClaimed([second], true);
	await fake.app.trash([third]);
	await fake.app.saveSettings({
		...(await fake.app.settings()),
		ownCompanies: [{ name: "示例科技有限公司", taxId: "" }],
	});
	return fake;
}

export async function backupOf(app: App, job = "backup"): Promise<Blob> {
	const made = value(await app.makeBackup(job, { passphrase: PASSPHRASE, app: "0.1.0" }, quiet));
	if (!made.file) throw new Error("no file");
	return made.file;
}

export async function openIt(app: App, backup: Blob, job = "restore"): Promise<BackupPreview> {
	return value(await app.openBackup(job, backup, PASSPHRASE, quiet));
}

export async function restoreIt(
	app: App,
	backup: Blob,
	{ erased = false, settings = false } = {},
	report: (done: BackupProgress) => void = quiet,
) {
	await openIt(app, backup);
	return value(await app.restoreBackup("restore", { erased, settings }, report));
}

/** All that a person could see of a library, and every byte of its originals. */
export async function holdings({ app, vault }: { readonly app: App; readonly vault: AppVault }) {
	const ids = [...(await vault.ids())].sort();
	const records = (await vault.records(ids)).map(({ record }) => record).toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const files = [...new Set(records.flatMap(({ readings }) => readings.flatMap(({ sha256 }) => sha256 ?? [])))].sort();
	const originals = [];
	for (const facts of await vault.originals(files))
		originals.push({ ...facts, bytes: await vault.content(facts.sha256) });
	while ((await app.judgeSome()) > 0);
	// What is due hangs on the clock, and every library of a test has its own.
	const { rows, due: _, ...totals } = await app.list({ ...everything, limit: 100_000 });
	const trash = (await app.list({ ...everything, where: "trash" })).rows;
	const views = [];
	for (const id of ids.slice(0, 10)) views.push(await app.view(id));
	const lines = await vault.sync.journalOf(ids);
	const journal = lines.map(({ seq: __, ...line }) => line).toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return { records, originals, rows, totals, trash, verdicts: views.map((view) => view?.verdict), journal };
}
