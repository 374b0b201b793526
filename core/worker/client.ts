import type { App } from "#core/flows/app.ts";
import AppWorker from "./app.worker.ts?worker";
import { connectTo } from "./connect.ts";

/** Starts the app's worker and returns the `App` in it. When it cannot be loaded or dies, every call rejects. */
export function connectApp(): App {
	const worker = new AppWorker();
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener("error", (event) => reject(new Error("the app's worker died", { cause: event.message })));
	});
	return connectTo(worker, died);
}
