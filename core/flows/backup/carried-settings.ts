import { mergeChange } from "#core/base/merge-change.ts";
import { ok, type Result } from "#core/base/result.ts";
import type { Settings, StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import { readProvider } from "#core/flows/settings.ts";

const APP = "app";

/**
 * The settings that go into a backup; all others say how this one vault stands with others (pairings and their keys),
 * where its work is, what links of pages turned out to be, or which folder of this device it is copied to, and what locks
 * those copies (`folder/shape.ts`). A list of what is carried, so that a new secret is not carried by mistake.
 */
const CARRIED = [
	APP,
	"ledger-columns",
	"export-presets",
	"export-presets-history",
	"export-presets-reconciled",
	"categories",
	"library",
	"backup.remind",
];

/** What a person collects: it is put beside what is here, and only what has the same id is replaced. */
const COLLECTED: Readonly<Record<string, object>> = { categories: { own: [], rules: [] }, library: { views: [] } };

export async function settingsWithoutSecrets(vault: AppVault): Promise<Readonly<Record<string, unknown>>> {
	const carried: Record<string, unknown> = {};
	for (const key of CARRIED) {
		const value = await vault.setting(key);
		if (value !== undefined) carried[key] = key === APP ? withoutSecrets(value) : value;
	}
	return carried;
}

/** Puts carried settings in the place of those here, or beside them. Gives whether the way to ask stayed as it is here. */
export async function takeSettings(
	context: Pick<Context, "open" | "deps">,
	carried: Readonly<Record<string, unknown>>,
): Promise<Result<{ readonly providerKept: boolean }, StorageFull>> {
	const { vault } = await context.open();
	let providerKept = false;
	for (const key of CARRIED) {
		const value = carried[key];
		if (value === undefined) continue;
		let next: unknown = value;
		if (key === APP) {
			const here = await vault.setting(APP);
			const provider = providerOf(value);
			providerKept = provider !== undefined && provider.mode !== "sample" && provider.mode !== "none";
			next = providerKept ? { ...objectOf(value), provider: objectOf(here).provider } : value;
		}
		const saved = await inTurn(context, key, async () => {
			const none = COLLECTED[key];
			const here = none && ((await vault.setting(key)) ?? none);
			return vault.saveSetting(key, none ? inOrder(mergeChange<unknown>(none, value, here)) : next);
		});
		if (!saved.ok) return saved;
	}
	return ok({ providerKept });
}

/** Rules stand in the order in which they were learnt: the oldest is forgotten first. */
function inOrder(book: unknown): unknown {
	const { rules } = objectOf(book);
	if (!Array.isArray(rules)) return book;
	const learntAt = (rule: unknown) => String(objectOf(rule).learntAt);
	return { ...objectOf(book), rules: rules.toSorted((a, b) => (learntAt(a) < learntAt(b) ? -1 : 1)) };
}

function withoutSecrets(value: unknown): unknown {
	const provider = providerOf(value);
	if (!provider) return { ...objectOf(value), provider: undefined };
	const open: Settings["provider"] = {
		...provider,
		...(provider.mode === "fpcy" && { sqm: "" }),
		...(provider.mode === "gateway" && { key: "" }),
	};
	return { ...objectOf(value), provider: open };
}

function providerOf(value: unknown): Settings["provider"] | undefined {
	return readProvider(objectOf(value).provider);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
