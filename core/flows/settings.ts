import * as z from "zod/mini";

import type { App, Settings } from "./app.ts";
import type { Context } from "./context.ts";
import type { AppVault } from "./deps.ts";

const KEY = "app";

const defaults: Settings = {
	provider: { mode: "sample" },
	ownCompanies: [],
	askOnCapture: false,
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

/** The user's settings; what was never set has its default. */
export async function loadSettings(vault: AppVault): Promise<Settings> {
	const kept = (await vault.setting(KEY)) as Partial<Settings> | undefined; // written by `saveSettings`
	return { ...defaults, ...kept, provider: readProvider(kept?.provider) ?? defaults.provider };
}

export function settingsFlows(context: Context): Pick<App, "settings" | "saveSettings" | "storage"> {
	return {
		settings: context.settings,
		saveSettings: async (settings) => (await context.open()).vault.saveSetting(KEY, settings),
		async storage() {
			const sizes = await (await context.open()).vault.sizes();
			return { ...sizes, ...(await context.deps.estimate?.()) };
		},
	};
}
