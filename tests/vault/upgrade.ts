import type { Day } from "#core/base/day.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import { recordOf, summaryOf } from "#tests/bench/invented-summaries.ts";
import { startKillable } from "#tests/e2e/killable.ts";
import { withOwnVault } from "#tests/e2e/own-vault.ts";
import { putPlainVault } from "#tests/e2e/plain-vault.ts";

const RECORDS = 400;

interface Ended {
	/** The kill came before the app showed the library. */
	readonly inTheMiddle: boolean;
	readonly kept: number;
	readonly lost: number;
	readonly whole: boolean;
}

/** A browser with data of the version before vaults were sealed, killed so long after the app was opened on them. */
export async function killUpgrade(url: string, profile: string, afterMs: number): Promise<Ended> {
	const records = [...inventLibrary(RECORDS)].map((one) => ({
		id: one.id,
		keys: summaryOf(one, "20261122" as Day).marks.keys,
		body: recordOf(one),
	}));
	const before = await startKillable(profile);
	await before.page.goto(`${url}/icon.svg`);
	await putPlainVault(before.page, { records, settings: {} });
	const opening = before.page
		.goto(`${url}/library`)
		.then(() => before.page.locator("[role=grid] [data-index]").first().waitFor())
		.then(
			() => false,
			() => true,
		);
	const inTheMiddle = await Promise.race([
		opening,
		new Promise<boolean>((resolve) => setTimeout(resolve, afterMs, true)),
	]);
	await before.kill();
	await opening;

	const after = await startKillable(profile);
	try {
		await after.page.goto(`${url}/library`);
		await after.page.locator("[role=grid] [data-index]").first().waitFor({ timeout: 120_000 });
		await withOwnVault(after.page);
		const found = await after.page.evaluate(async () => {
			const vault = await window.openOwnVault();
			return { ids: (await vault.rows("records")).map(({ row }) => String(row.id)), whole: await vault.isWhole() };
		});
		const ids = new Set(found.ids);
		return {
			inTheMiddle,
			kept: ids.size,
			lost: records.filter(({ id }) => !ids.has(id)).length,
			whole: found.whole,
		};
	} finally {
		await after.kill();
	}
}
