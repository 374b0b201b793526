import type { Sight } from "#extension/protocol/candidate.ts";
import type { LockMinutes } from "#ui/account/lock-minutes.ts";

/** What the popup and the options page ask of the background's service worker. Plain JSON both ways. */
export interface Hub {
	/** Looks at every frame of a tab now; the click on the toolbar gives the right to (`activeTab`). */
	look(tabId: number): Promise<TabSight>;
	/** Starts or stops looking at a site by itself. The right to its host is asked for, or given back, in the page. */
	watchSite(origin: string, on: boolean): Promise<void>;
	/** Sites that are looked at by themselves. */
	sites(): Promise<readonly string[]>;
	preferences(): Promise<Preferences>;
	setPreferences(preferences: Preferences): Promise<void>;
	/** Locks the library at once, in every place. */
	lock(): Promise<void>;
	lockRule(): Promise<LockRule>;
	setLockRule(rule: LockRule): Promise<void>;
	/** Somebody is at work in a page of ours. */
	used(): Promise<void>;
}

/** When the library locks itself (自动锁定), where a passphrase is set. */
export interface LockRule {
	/** Minutes without anybody at work in a page of ours; 0 for never. */
	readonly afterMinutes: LockMinutes;
}

export interface TabSight {
	/** `undefined` for pages no extension may look at. */
	readonly origin?: string;
	readonly title: string;
	readonly url: string;
	/** Whether the site is looked at by itself. */
	readonly watched: boolean;
	readonly frames: readonly Sight[];
	/** Why there are none, when looking was not possible. */
	readonly problem?: "forbidden_page" | "gone";
}

export interface Preferences {
	/** A small mark beside numbers in pages; off unless the user turns it on. */
	readonly chip: boolean;
	/** Number of candidates on the toolbar button. */
	readonly badge: boolean;
	/** Address of the user's own Yanpiao server, for the sample authority and the gateway. */
	readonly server: string;
}
