import * as z from "zod/mini";

import { watchDefaults } from "#core/watch/settings.ts";
import type { App, Settings } from "./app.ts";
import type { Context } from "./context.ts";
import type { AppVault } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { readWatch } from "./watch/settings.ts";

const KEY = "app";

const defaults: Settings = {
	provider: { mode: "sample" },
	ownCompanies: [],
	askOnCapture: false,
	asking: { atOnce: 3, perMinute: 120 },
	watch: watchDefaults,
	language: "zh-CN",
	theme: "system",
};

const text = z.string().check(z.maxLength(2_000));

const provider = z.union([
	z.object({ mode: z.literal("sample") }),
	z.object({ mode: z.literal("fpcy"), url: text, sqm: text }),
	z.object({ mode: z.literal("gateway"), key: text }),
	z.object({ mode: z.literal("none") }),
]);

/** Who to ask, as stored; a newer version may have stored a way this one does not know. */
export function readProvider(stored: unknown): Settings["provider"] | undefined {
	const read = provider.safeParse(stored);
	return read.success ? read.data : undefined;
}

/** A supplier may be hurried by a wrong number here: what nobody could have chosen is not taken. */
const asking = z.object({
	atOnce: z.int().check(z.gte(1), z.lte(20)),
	perMinute: z.int().check(z.gte(1), z.lte(6_000)),
});

/** The user's settings; what was never set, or cannot be read, has its default. */
export async function loadSettings(vault: AppVault): Promise<Settings> {
	const kept = (await vault.setting(KEY)) as Partial<Settings> | undefined; // written by `saveSettings`
	const pace = asking.safeParse(kept?.asking);
	return {
		...defaults,
		...kept,
		provider: readProvider(kept?.provider) ?? defaults.provider,
		asking: pace.success ? pace.data : defaults.asking,
		watch: readWatch(kept?.watch),
	};
}

/** `providerChanged`: called when somebody else is to be asked from now on. */
export function settingsFlows(
	context: Context,
	providerChanged: () => Promise<unknown>,
): Pick<App, "settings" | "unreadSettings" | "saveSettings" | "storage"> {
	return {
		settings: context.settings,
		// Loaded for whoever looks: the worker starts without it.
		unreadSettings: async () => (await import("./unread-settings.ts")).unreadSettings((await context.open()).vault),
		async saveSettings(settings, from) {
			const { vault } = await context.open();
			const { changedBy, sameProvider } = await import("./changed-settings.ts");
			const { saved, moved } = await inTurn(context, KEY, async () => {
				const before = await loadSettings(vault);
				const next = changedBy(from ?? before, settings, before);
				return { saved: await vault.saveSetting(KEY, next), moved: !sameProvider(before, next) };
			});
			if (saved.ok && moved) await providerChanged();
			if (saved.ok) context.deps.shared.bell.ring();
			return saved;
		},
		storage: async () => (await context.open()).vault.sizes(),
	};
}
