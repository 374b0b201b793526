/** What tabs of one browser share beside the vault, so that they do not do the same work twice. */
export interface Shared {
	readonly locks: Locks;
	readonly network: Network;
	readonly bell: Bell;
	/** Tells the pages of the other tabs that something was kept; however much there is, they are told now and then. */
	tellTabs(): void;
}

/** Named locks over all tabs; a tab that dies gives back what it holds. Web Locks in a browser. */
export interface Locks {
	/** Runs work while nobody else holds the name. Gives `undefined`, without running it, when the signal came first. */
	hold<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
	/** Runs work if nobody holds the name now. */
	tryHold<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
}

/** What the browser believes about the network. */
export interface Network {
	online(): boolean;
	onChange(listener: () => void): void;
}

/** Tells the other tabs that there is news for whoever works on the queue. */
export interface Bell {
	ring(): void;
	onRing(listener: () => void): void;
}
