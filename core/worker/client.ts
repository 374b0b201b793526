import { proxy } from "comlink";

import type { DatabaseNews } from "#core/vault/database.ts";
import AppWorker from "./app.worker.ts?worker";
import { connectTo } from "./connect.ts";
import type { HostedApp } from "./hosted-app.ts";
import { tabName } from "./news-channel.ts";
import { createPageWorkers } from "./page-workers.ts";
import { untilSilent } from "./pulse.ts";

/**
 * Starts the app's worker and returns the `App` in it. When it cannot be loaded, dies, hangs, or another tab upgrades its
 * library, it is ended, `onDeath` is told, and every call rejects: what it had acknowledged is kept, and another one may
 * be started. `onWait`: whether the library waits for other tabs to be closed. `signal` ends it, as if it had died.
 */
export function connectApp(
	onDeath: (how: "died" | "upgraded") => void,
	onWait?: (waits: boolean) => void,
	signal?: AbortSignal,
): HostedApp {
	const worker = new AppWorker({ name: tabName });
	const { promise: died, reject } = Promise.withResolvers<never>();
	const app = connectTo<HostedApp>(worker, died);
	const workers = createPageWorkers();
	let dead = false;

	function end(how: string): void {
		if (dead) return;
		dead = true;
		worker.terminate();
		workers.endAll();
		onDeath(how === "upgraded" ? how : "died"); // first, so that whoever hears of a call that failed finds the place free
		reject(new Error("the app's worker died", { cause: how }));
	}

	worker.addEventListener("error", ({ message }) => end(message));
	worker.addEventListener("message", ({ data }: MessageEvent<DatabaseNews | object>) => {
		if (data === "upgraded") end(data);
		else if (typeof data === "string") onWait?.(data === "blocked");
	});
	signal?.addEventListener("abort", () => end("ended"));
	app.useWorkers(proxy(workers)).catch(() => undefined); // it died; every call says so
	void untilSilent(() => app.alive()).then(() => end("silent"));
	return app;
}
