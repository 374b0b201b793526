import { expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { createApp } from "#core/flows/create-app.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading } from "./support.ts";

const full = async () => err({ code: "storage_full" as const });

/** A library with one invoice kept and one in the trash, on a disk that has since filled up. */
async function crammed() {
	const fake = await makeApp();
	for (const serial of [1, 2]) fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
	const { recordId: kept } = await captureOne(fake.app, file("f1"));
	const { recordId: trashed } = await captureOne(fake.app, file("f2"));
	await fake.app.trash([trashed]);
	const vault = { ...fake.vault, commit: full, saveSetting: full, refresh: full };
	return { ...fake, kept, trashed, app: createApp({ ...fake.deps, openVault: async () => vault }) };
}

type Crammed = Awaited<ReturnType<typeof crammed>>;

const changes: readonly [string, (app: App, ids: Crammed) => Promise<unknown>][] = [
	["typing an invoice", (app) => app.captureTyped(digital(3))],
	["completing one", (app, { kept }) => app.completeTyped(kept, { remark: "演示" })],
	["deleting", (app, { kept }) => app.trash([kept])],
	["restoring", (app, { trashed }) => app.restore([trashed])],
	["erasing", (app, { trashed }) => app.erase([trashed])],
	["marking as claimed", (app, { kept }) => app.setClaimed([kept], true)],
	["saving settings", async (app) => app.saveSettings({ ...(await app.settings()), language: "en" })],
];

test.each(changes)("on a full disk %s says so and leaves everything as it was", async (_, change) => {
	const fake = await crammed();
	const look = async () => [
		await fake.app.view(fake.kept),
		await fake.app.view(fake.trashed),
		await fake.app.settings(),
		await fake.app.storage(),
	];
	const before = await look();

	const result = await change(fake.app, fake);

	expect(result).toEqual({ ok: false, error: { code: "storage_full" } });
	expect(await look()).toEqual(before);
});

test("on a full disk a list is still judged on a new day", async () => {
	const { app, deps, vault, advance, kept } = await crammed();
	await createApp({ ...deps, openVault: async () => vault }).saveSettings({
		...(await app.settings()),
		claimWithinDays: 90,
	});
	const before = (await app.list(everything)).rows[0]?.alerts ?? 0;

	advance(60 * 86_400_000);
	const after = await app.list(everything);

	expect(after).toMatchObject({ judging: 0, rows: [{ id: kept, alerts: before + 1 }] });
});

test("on a full disk a file that was read before is still known", async () => {
	const { app, kept } = await crammed();

	const { outcomes } = await capture(app, [file("f1")]);

	expect(outcomes).toMatchObject([{ ok: true, kept: [{ recordId: kept, how: "known" }] }]);
});
