/** What the extension's own pages need of the browser around them. */
export interface Surroundings {
	/** The tab whose button was clicked; absent where there is none, as in a window without tabs. */
	activeTab(): Promise<number | undefined>;
	/**
	 * Asks the person for hosts, by their patterns; gives whether all were granted. Browsers take it only from within a
	 * click, before anything was waited for.
	 */
	askForHosts(patterns: readonly string[]): Promise<boolean>;
	/** Whether a host may be visited already. */
	mayVisit(pattern: string): Promise<boolean>;
	giveBackHosts(patterns: readonly string[]): Promise<void>;
	openOptions(): void;
	/** The library was locked, in whatever place. */
	onLock(listener: () => void): void;
	/** What only this page remembers until the browser ends, by key; plain text. */
	recall(key: string): Promise<string | undefined>;
	remember(key: string, value: string | undefined): Promise<void>;
	now(): Date;
}
