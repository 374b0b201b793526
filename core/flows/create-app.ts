import type { App } from "./app.ts";
import { answersFor } from "./ask/answers-for.ts";
import { createAsker } from "./ask/ask.ts";
import { fetchOriginalFlow } from "./ask/fetch-original.ts";
import { backupFlows } from "./backup/flows.ts";
import { captureFlow } from "./capture/capture.ts";
import { typedFlows } from "./capture/typed.ts";
import { createContext } from "./context.ts";
import type { AppDeps, AppVault } from "./deps.ts";
import { exchangeFlows } from "./exchange/exchange.ts";
import { historyFlows } from "./history/history.ts";
import { ledgerFlows } from "./ledger/flows.ts";
import { listFlow } from "./library/list.ts";
import { standingFlow } from "./library/standing.ts";
import { organiseFlows } from "./organise/organise.ts";
import { queueFlows, reopenForProvider } from "./queue/queue.ts";
import { createQueuedOnce } from "./queue/queued.ts";
import { createRunner } from "./queue/runner.ts";
import { settingsFlows } from "./settings.ts";
import { statsFlows } from "./stats/stats.ts";
import { type AskOver, overBridge } from "./sync/over.ts";
import { syncFlows } from "./sync/sync.ts";
import { watchFlows } from "./watch/watch.ts";

/** All use cases over the given effects. */
export function createApp(deps: AppDeps): App {
	let bridge: AskOver | undefined;
	const ask = { ...deps.ask, fetch: overBridge(deps.ask.fetch, () => bridge) };
	const context = createContext({ ...deps, ask, openVault });
	const queued = createQueuedOnce(context);
	const asker = createAsker(context, queued);
	const runner = createRunner(context, queued, asker);
	const queue = queueFlows(context, queued, runner.isFull);
	const history = historyFlows(context);
	const ledger = ledgerFlows(context, queue);
	const looking = async () => (await import("./library/view.ts")).viewFlow(context);
	/** Few ever give a page or pasted text: loaded with the first. */
	const pages = async () => (await import("./capture/page.ts")).capturePageFlow(context);
	const trashing = async () => (await import("./library/trash.ts")).trashFlows(context);
	let started = false;

	/** What was left to ask goes on as soon as the library is open. */
	async function openVault(): Promise<AppVault> {
		const vault = await deps.openVault();
		if (!started) runner.start();
		started = true;
		return vault;
	}

	return {
		...captureFlow(context, answersFor(context, queued, queue)),
		captureText: async (text, form) =>
			(await import("./capture/text.ts")).captureTextFlow(context).captureText(text, form),
		capturePage: async (words, page) => (await pages()).capturePage(words, page),
		captureSelection: async (text, page) => (await pages()).captureSelection(text, page),
		peek: async (file) => (await pages()).peek(file),
		...standingFlow(context),
		...typedFlows(context),
		completeTyped: async (id, fields) =>
			(await import("./capture/complete-typed.ts")).completeTyped(context, id, fields),
		verify: (job, recordId, options) => context.jobs.run(job, (signal) => asker.byHand(recordId, options, signal)),
		...queue,
		...ledger,
		...history,
		...exchangeFlows(context, { ...history, ...ledger }),
		...watchFlows(context, queue, history),
		...fetchOriginalFlow(context),
		view: async (id) => (await looking()).view(id),
		damagedRecord: async (id) => (await looking()).damagedRecord(id),
		original: async (sha256) => (await looking()).original(sha256),
		...listFlow(context),
		...statsFlows(context),
		trash: async (ids) => (await trashing()).trash(ids),
		restore: async (ids) => (await trashing()).restore(ids),
		erase: async (ids) => (await trashing()).erase(ids),
		setClaimed: async (ids, claimed) => (await trashing()).setClaimed(ids, claimed),
		...backupFlows(context),
		...organiseFlows(context),
		...settingsFlows(context, () => reopenForProvider(deps, queued)),
		...syncFlows(context, {
			onBridge(asking) {
				bridge = asking;
			},
		}),
		providerMoved: () => reopenForProvider(deps, queued),
		cancel: async (job) => context.jobs.cancel(job),
	};
}
