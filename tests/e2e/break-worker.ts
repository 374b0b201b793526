/**
 * Runs in a page, in any browser: breaks the app's workers of its origin, with a message that their account cannot read.
 * Names nothing outside itself.
 */
export function breakWorkers(): void {
	new BroadcastChannel("yanpiao-account").postMessage(null);
}
