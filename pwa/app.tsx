import { useEffect, useState } from "preact/hooks";
import { LocationProvider, Route, Router } from "preact-iso";
import { t } from "#pwa/i18n/index.ts";
import { CheckPage } from "#pwa/pages/check.tsx";
import { lazyPage } from "#pwa/pages/lazy-page.tsx";
import { LibraryPage } from "#pwa/pages/library.tsx";
import { NotFoundPage } from "#pwa/pages/not-found.tsx";
import { listenToKeys } from "#pwa/platform/keys.ts";
import { bulk, bulkInPage } from "#pwa/state/bulk-run.ts";
import { opening } from "#pwa/state/library.ts";
import { online } from "#pwa/state/online.ts";
import { hush, toast } from "#pwa/state/toast.ts";
import { undoNewest } from "#pwa/state/undo.ts";
import { lazyComponent } from "#ui/lazy.tsx";
import { SetPassphraseHost } from "./account/set-passphrase-host.tsx";
import { DropZone } from "./drop-zone.tsx";
import { ExportHost } from "./exchange/export-host.tsx";
import { Halted, isHalted } from "./halted.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Rail } from "./rail.tsx";

// What somebody meets first is there at once; the other pages come with the first way there.
const LedgerPage = lazyPage("ledger.title", () => import("#pwa/pages/ledger.tsx").then((all) => all.LedgerPage));
const DuplicatesPage = lazyPage("library.tab.twins", () =>
	import("#pwa/pages/duplicates.tsx").then((all) => all.DuplicatesPage),
);
const QueuePage = lazyPage("nav.queue", () => import("#pwa/pages/queue.tsx").then((all) => all.QueuePage));
const HistoryPage = lazyPage("nav.history", () => import("#pwa/pages/history.tsx").then((all) => all.HistoryPage));
const StatsPage = lazyPage("nav.stats", () => import("#pwa/pages/stats.tsx").then((all) => all.StatsPage));
const SettingsPage = lazyPage("nav.settings", () => import("#pwa/pages/settings.tsx").then((all) => all.SettingsPage));

/** Comes for whoever has set a passphrase; the others never load it. */
const LockScreen = lazyComponent(() => import("#pwa/account/lock-screen.tsx").then((module) => module.LockScreen), {
	waiting: null,
	failed: (retry) => (
		<div class="empty">
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</div>
	),
});

/** Comes with the first who takes back what was done to many. */
const BulkToast = lazyComponent(() => import("#pwa/library/bulk-progress.tsx").then((module) => module.BulkToast), {
	waiting: null,
	failed: () => null,
});

/** The frame: rail, page, and the one short word at the foot. */
export function App({ onRetry }: { onRetry: () => void }) {
	const [keys, setKeys] = useState(false);
	const library = opening.value;
	useEffect(() => listenToKeys({ onHelp: () => setKeys(true), onUndo: () => void undoNewest() }), []);
	if (library.state === "locked") return <LockScreen app={library.app} />;
	return (
		<LocationProvider>
			<a class="skip" href="#content">
				{t("app.skip")}
			</a>
			<div class="shell">
				<Rail onKeys={() => setKeys(true)} />
				<Pages onRetry={onRetry} />
			</div>
			<DropZone />
			{!online.value && (
				<p class="offline" role="status">
					{t("app.offline")}
				</p>
			)}
			{keys && <KeysDialog onClose={() => setKeys(false)} />}
			<ExportHost />
			<SetPassphraseHost />
			{bulk.value && !bulkInPage.value && <BulkToast {...bulk.value} />}
			<Toast />
		</LocationProvider>
	);
}

function Pages({ onRetry }: { onRetry: () => void }) {
	const library = opening.value;
	if (isHalted(library)) return <Halted library={library} onRetry={onRetry} />;
	return (
		<Router>
			<Route path="/" component={CheckPage} />
			<Route path="/result/:id" component={CheckPage} />
			<Route path="/library" component={LibraryPage} />
			<Route path="/library/:id" component={LibraryPage} />
			<Route path="/duplicates" component={DuplicatesPage} />
			<Route path="/ledger" component={LedgerPage} />
			<Route path="/queue" component={QueuePage} />
			<Route path="/queue/:id" component={QueuePage} />
			<Route path="/history" component={HistoryPage} />
			<Route path="/history/:id" component={HistoryPage} />
			<Route path="/stats" component={StatsPage} />
			<Route path="/stats/:view" component={StatsPage} />
			<Route path="/settings" component={SettingsPage} />
			<Route default component={NotFoundPage} />
		</Router>
	);
}

function Toast() {
	const shown = toast.value;
	return (
		<div role="status" aria-live="polite">
			{shown && (
				<div class="toast">
					<span>{shown.text}</span>
					{[shown.undo, shown.action].map(
						(action) =>
							action && (
								<button
									key={action.label}
									type="button"
									class="button"
									onClick={() => {
										hush();
										action.run();
									}}
								>
									{action.label}
								</button>
							),
					)}
				</div>
			)}
		</div>
	);
}
