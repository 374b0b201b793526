import type { App } from "./app.ts";
import { captureFlow } from "./capture.ts";
import { captureTextFlow } from "./capture-text.ts";
import { createContext } from "./context.ts";
import type { AppDeps } from "./deps.ts";
import { fetchOriginalFlow } from "./fetch-original.ts";
import { listFlow } from "./list.ts";
import { settingsFlows } from "./settings.ts";
import { trashFlows } from "./trash.ts";
import { typedFlows } from "./typed.ts";
import { createVerify, verifyFlow } from "./verify.ts";
import { viewFlow } from "./view.ts";

/** All use cases over the given effects. */
export function createApp(deps: AppDeps): App {
	const context = createContext(deps);
	const verify = createVerify(context);
	return {
		...captureFlow(context, verify),
		...captureTextFlow(context),
		...typedFlows(context),
		...verifyFlow(context, verify),
		...fetchOriginalFlow(context),
		...viewFlow(context),
		...listFlow(context),
		...trashFlows(context),
		...settingsFlows(context),
		cancel: async (job) => context.jobs.cancel(job),
	};
}
