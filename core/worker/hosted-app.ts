import type { App } from "#core/flows/app.ts";

/** The `App` in its worker, with what only its place is told. */
export interface HostedApp extends App {
	/**
	 * Origin of the user's own server, which has the sample authority and the gateway; empty for none. Only an extension
	 * is told: a page has the server it came from.
	 */
	useServer(origin: string): Promise<void>;
}
