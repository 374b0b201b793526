import { expose } from "comlink";

import { err } from "#core/base/result.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import { providerFor } from "#core/providers/index.ts";
import { fetchOriginal } from "#core/providers/original.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import type { Keeper } from "#core/vault/account/account.ts";
import { openProfiles } from "#core/vault/account/profiles.ts";
import { createBrowserShared } from "./browser-shared.ts";
import { createBrowserAccount, openOwnVault, openSealed } from "./browser-vault.ts";
import type { HostedApp } from "./hosted-app.ts";
import { readLedger } from "./ledger.ts";
import { createReader, READERS } from "./reader.ts";
import { withReportsFirst } from "./reports.ts";
import { createStarter } from "./started-workers.ts";

const ASK_MS = 30_000;

const workers = createStarter();
const reader = createReader(() => workers.start("reader"));
const profiles = openProfiles();

/** An extension's origin has no server behind it: it is told of one, and reaches suppliers by itself. */
const extension = self.location.protocol.endsWith("-extension:");
const keeper = Promise.withResolvers<Keeper>();
const account = createBrowserAccount(
	profiles,
	extension
		? {
				recall: async (profile) => (await keeper.promise).recall(profile),
				keep: async (profile, secret) => (await keeper.promise).keep(profile, secret),
			}
		: undefined,
);
const shared = createBrowserShared(async () => (await account.key()).profile.id, self.name);

/** Only a page with several profiles needs it. */
async function several() {
	return (await import("./browser-several.ts")).createBrowserSeveral(profiles);
}

let server = extension ? "" : self.location.origin;
let told = false;
let reach: Parameters<HostedApp["useReach"]>[0] | undefined;

const app = createApp({
	openVault: () => openOwnVault<Summary>(account, shared.locks, (news) => self.postMessage(news)), // `connectApp` hears it
	readers: READERS,
	read: reader.read,
	readLedger: (bytes, signal) => readLedger(() => workers.start("ledger"), bytes, signal),
	hash: sha256Hex,
	provider(settings) {
		// Without a server nobody speaks for the sample authority or the gateway.
		if (!server && (settings.mode === "sample" || settings.mode === "gateway")) return undefined;
		return providerFor(settings, { base: server, relay: !extension });
	},
	ask: { fetch: fetch.bind(self), timeoutMs: ASK_MS, mayReach: async (url) => reach?.(url) ?? true },
	fetchOriginal(url, form, signal) {
		if (!server) return Promise.resolve(err({ code: "not_available" }));
		const route = new URL("/original", server).href;
		return fetchOriginal(url, form, { route, fetch: fetch.bind(self) }, signal);
	},
	async folders() {
		const [{ browserFolders }, { profile }] = await Promise.all([import("./browser-folders.ts"), account.key()]);
		return browserFolders(profile.id);
	},
	async beside() {
		const { librariesBeside } = await import("./browser-several.ts");
		return librariesBeside(profiles, {
			own: async () => (await account.key()).profile.id,
			open: openSealed,
			sharedOf: (id) => createBrowserShared(async () => id, self.name),
		});
	},
	shared,
	now: () => new Date(),
	randomId: () => crypto.randomUUID(),
	// The build puts a hash of the code into the worker's file name.
	build: self.location.pathname,
});

expose({
	...withReportsFirst(app),
	alive: async () => undefined,
	useWorkers: async (page) => workers.usePage(page),
	accountStanding: account.standing,
	unlock: account.unlock,
	setPassphrase: account.setPassphrase,
	setPasskey: account.setPasskey,
	removePassphrase: account.removePassphrase,
	renewRecoveryCode: account.renewRecoveryCode,
	setRemembered: account.setRemembered,
	profiles: async () => (await several()).profiles(),
	addProfile: async (name, passphrase) => (await several()).addProfile(name, passphrase),
	renameProfile: async (id, name) => (await several()).renameProfile(id, name),
	chooseProfile: async (id) => (await several()).chooseProfile(id),
	condemnProfile: async (id) => (await several()).condemnProfile(id),
	forgetProfile: async (id) => (await several()).forgetProfile(id),
	filledProfile: async (id) => (await several()).filledProfile(id),
	async useReach(mayReach) {
		reach = mayReach;
	},
	useKeeper: async (given) => keeper.resolve(given),
	async useServer(origin) {
		const moved = told && origin !== server;
		if (extension) server = origin;
		told = true;
		if (extension && moved) await app.providerMoved();
	},
} satisfies HostedApp);
