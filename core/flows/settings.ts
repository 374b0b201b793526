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

/** The user's settings; what was never set has its default. */
export async function loadSettings(vault: AppVault): Promise<Settings> {
	const kept = (await vault.setting(KEY)) as Partial<Settings> | undefined; // written by `saveSettings`
	return { ...defaults, ...kept };
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
