import AppWorker from "./app.worker.ts?worker";
import { connectTo } from "./connect.ts";
import type { HostedApp } from "./hosted-app.ts";

/** Starts the app's worker and returns the `App` in it. When it cannot be loaded or dies, every call rejects. */
export function connectApp(): HostedApp {
	const worker = new AppWorker();
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener("error", (event) => reject(new Error("the app's worker died", { cause: event.message })));
	});
	return connectTo(worker, died);
}
