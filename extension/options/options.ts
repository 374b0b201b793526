import { type Signal, signal } from "@preact/signals";

import type { Settings } from "#core/flows/app.ts";
import type { AccountStanding } from "#core/vault/account/account.ts";
import type { Hub, LockRule, Preferences } from "#extension/background/hub.ts";
import type { Pairing } from "#extension/bridge/pairing.tsx";
import { t } from "#extension/i18n/index.ts";
import { hostName, hostPattern } from "#extension/page/host.ts";
import type { Surroundings } from "#extension/page/surroundings.ts";
import type { Work } from "#extension/work/work.ts";
import { applyLook } from "#ui/look.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { addressOf, draftOf, hostToGiveBack, type ProviderDraft, providerOf } from "./provider-draft.ts";
import { formatSettingsFile, keepSecret, type SettingsFile } from "./settings-file.ts";

export interface OptionsDeps {
	readonly hub: Hub;
	readonly work: Pick<Work, "settings" | "saveSettings"> & Guard;
	readonly around: Surroundings;
	/** Absent where nothing can be paired. */
	readonly pairing?: Pairing;
}

/** How the library is guarded. */
type Guard = Pick<Work, "accountStanding" | "unlock" | "setPassphrase" | "removePassphrase" | "renewRecoveryCode">;

export interface Loaded {
	readonly standing: AccountStanding;
	readonly lockRule: LockRule;
	readonly settings: Settings;
	readonly preferences: Preferences;
	readonly sites: readonly string[];
}

export type Opening =
	| { readonly state: "opening" | "failed" }
	/** Until the passphrase is given. */
	| { readonly state: "locked"; readonly recovery: boolean }
	| ({ readonly state: "open" } & Loaded);

/** What the options page shows and what its buttons do. */
export class Options {
	readonly opening: Signal<Opening> = signal({ state: "opening" });
	/** What came of the last change, where it was not kept. */
	readonly said: Signal<string> = signal("");
	/** What came of saving who is asked; the section is drawn anew with what was saved, and this stays. */
	readonly providerSaid: Signal<string> = signal("");
	/** The host of who is asked, while the browser does not let us reach it; else empty. */
	readonly unreachable: Signal<string> = signal("");
	readonly #deps: OptionsDeps;

	constructor(deps: OptionsDeps) {
		this.#deps = deps;
	}

	get pairing(): Pairing | undefined {
		return this.#deps.pairing;
	}

	get guard(): Guard {
		return this.#deps.work;
	}

	async open(): Promise<void> {
		const { hub, work } = this.#deps;
		this.opening.value = { state: "opening" };
		try {
			const standing = await work.accountStanding();
			if (standing.state === "locked") {
				this.opening.value = { state: "locked", recovery: standing.recovery };
				return;
			}
			const [settings, preferences, sites, lockRule] = await Promise.all([
				work.settings(),
				hub.preferences(),
				hub.sites(),
				hub.lockRule(),
			]);
			this.providerSaid.value = "";
			this.unreachable.value = await this.#lacking(settings, preferences);
			this.#show({ settings, preferences, sites, standing, lockRule });
		} catch (cause) {
			noteFailure("options", cause);
			this.opening.value = { state: "failed" };
		}
	}

	/** Asks anew how the library is guarded: something of that has changed. */
	async readStanding(): Promise<void> {
		try {
			const standing = await this.#deps.work.accountStanding();
			if (this.opening.value.state === "open") this.#show({ ...this.#loaded(), standing });
		} catch {
			await this.open(); // which says what is wrong
		}
	}

	async changeLockRule(lockRule: LockRule): Promise<void> {
		const before = this.#loaded();
		this.#show({ ...before, lockRule });
		try {
			await this.#deps.hub.setLockRule(lockRule);
			this.said.value = "";
		} catch {
			this.#goBack(before);
		}
	}

	/** Locks the library in every place; this page hears of it as the others do. */
	async lock(): Promise<void> {
		try {
			await this.#deps.hub.lock();
		} catch {
			this.said.value = t("ext.opt.lock.failed");
		}
	}

	/** Looked at again: it may have been unlocked elsewhere meanwhile. */
	async lookAgain(): Promise<void> {
		if (this.opening.value.state !== "locked") return;
		const standing = await this.#deps.work.accountStanding().catch(() => undefined);
		if (standing?.state === "open") await this.open();
	}

	/** Somebody locked the library: what is shown of it goes. */
	async onLock(): Promise<void> {
		this.said.value = "";
		await this.open();
	}

	/** Keeps settings; goes back to those before and says so where they were not kept. */
	async change(settings: Settings): Promise<boolean> {
		const before = this.#loaded();
		this.#show({ ...before, settings });
		try {
			const kept = await this.#deps.work.saveSettings(settings, before.settings);
			this.said.value = kept.ok ? "" : t("ext.opt.full");
			if (!kept.ok) this.#showStill(before);
			return kept.ok;
		} catch (cause) {
			noteFailure("settings", cause);
			return this.#goBack(before);
		}
	}

	async prefer(preferences: Preferences): Promise<boolean> {
		const before = this.#loaded();
		this.#show({ ...before, preferences });
		try {
			await this.#deps.hub.setPreferences(preferences);
			// As it was kept: of an address only the origin.
			this.#showStill({ ...before, preferences: await this.#deps.hub.preferences() });
			this.said.value = "";
			return true;
		} catch (cause) {
			noteFailure("preferences", cause);
			return this.#goBack(before);
		}
	}

	/** Within a click: asks for the host of the address, then keeps who is asked; gives what to say. */
	async saveProvider(draft: ProviderDraft): Promise<string> {
		const { around } = this.#deps;
		const address = addressOf(draft);
		const pattern = address && hostPattern(address);
		// First of all: after anything else was waited for, browsers no longer take it for the click's wish.
		if (pattern && !(await around.askForHosts([pattern]))) {
			return t("ext.opt.provider.refused", { host: hostName(address) });
		}
		const { settings, preferences, sites } = this.#loaded();
		const before = draftOf(settings.provider, preferences.server);
		const server = draft.mode === "sample" || draft.mode === "gateway" ? draft.server.trim() : preferences.server;
		const kept =
			(await this.prefer({ ...preferences, server })) &&
			(await this.change({ ...this.#loaded().settings, provider: providerOf(draft) }));
		if (!kept) return this.said.value;
		const old = hostToGiveBack(before, draft, sites);
		if (old) await around.giveBackHosts([old]);
		this.unreachable.value = "";
		return t("ext.opt.provider.saved");
	}

	/** Stops looking at a site and gives its host back, unless the provider lies on it. */
	async withdraw(site: string): Promise<void> {
		const { hub, around } = this.#deps;
		try {
			await hub.watchSite(site, false);
			const { settings, preferences, sites } = this.#loaded();
			const asked = addressOf(draftOf(settings.provider, preferences.server));
			const pattern = hostPattern(site);
			if (pattern && (!asked || hostPattern(asked) !== pattern)) await around.giveBackHosts([pattern]);
			this.#show({ ...this.#loaded(), sites: sites.filter((one) => one !== site) });
			this.said.value = t("ext.opt.sites.removed", { host: hostName(site) });
		} catch (cause) {
			noteFailure("withdraw", cause);
			this.said.value = t("ext.site.failed");
		}
	}

	exportText(options: { readonly secrets: boolean }): string {
		return formatSettingsFile(this.#loaded(), options);
	}

	/** Within a click: takes over what a file holds; gives what to say. */
	async use(file: SettingsFile): Promise<string> {
		const { hub, around } = this.#deps;
		const address = addressOf(draftOf(file.settings.provider, file.preferences.server));
		const hosts = [...file.sites, ...(address ? [address] : [])].flatMap((one) => hostPattern(one) ?? []);
		const granted = hosts.length === 0 || (await around.askForHosts([...new Set(hosts)]));
		if (!(await this.prefer(file.preferences))) return this.said.value;
		if (!(await this.change(keepSecret(file, this.#loaded().settings)))) return this.said.value;
		if (granted) for (const site of file.sites) await hub.watchSite(site, true);
		this.#show({ ...this.#loaded(), sites: await hub.sites() });
		return t(granted ? "ext.opt.file.used" : "ext.opt.file.usedNoHosts");
	}

	/** The host of who is asked where the browser does not let us reach it, else empty. */
	async #lacking({ provider }: Settings, { server }: Preferences): Promise<string> {
		const address = addressOf(draftOf(provider, server));
		const pattern = address && hostPattern(address);
		if (!pattern || (await this.#deps.around.mayVisit(pattern))) return "";
		return hostName(address);
	}

	#goBack(before: Loaded): false {
		this.#showStill(before);
		this.said.value = t("ext.opt.notKept");
		return false;
	}

	/** What was waited for is not shown once the library was locked meanwhile. */
	#showStill(loaded: Loaded): void {
		if (this.opening.value.state === "open") this.#show(loaded);
	}

	#loaded(): Loaded {
		const opening = this.opening.value;
		if (opening.state !== "open") throw new Error("the options are not open yet");
		const { state: _, ...loaded } = opening;
		return loaded;
	}

	#show(loaded: Loaded): void {
		applyLook(loaded.settings);
		this.opening.value = { state: "open", ...loaded };
	}
}
