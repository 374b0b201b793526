import { render } from "preact";

import { connectApp } from "#core/worker/client.ts";
import "#ui/style/index.css";
import "#ui/style/typed.css";
import "#ui/style/findings.css";
import "#ui/style/settings.css";

import { install } from "#pwa/platform/install.ts";
import { freshAccount, isGuarded } from "#pwa/state/account.ts";
import { followBridge } from "#pwa/state/bridge.ts";
import { followFolder } from "#pwa/state/folder.ts";
import { followRules } from "#pwa/state/labels.ts";
import { followErasing, opened, opening, openLibrary } from "#pwa/state/library.ts";
import { followLock, lockByItself } from "#pwa/state/lock.ts";
import { followQueue } from "#pwa/state/queue.ts";
import { followTabs } from "#pwa/state/tabs.ts";
import { say } from "#pwa/state/toast.ts";
import { everyInterval, startWatch } from "#pwa/state/watch.ts";
import { App } from "./app.tsx";
import "./style/shell.css";
import "./style/grid.css";
import "./style/check.css";
import "./style/library.css";
import "./style/record.css";
import "./style/next-steps.css";
import "./style/watch.css";
import "./style/queue.css";
import "./style/ledger.css";
import "#ui/style/account.css";
import { t } from "#pwa/i18n/index.ts";
import { followLook } from "#ui/look.ts";
import { noteFailure, noteUncaught } from "#ui/note-failure.ts";

noteUncaught(window);
followLook();

const open = () => void openLibrary(connectApp);
const root = document.getElementById("app");
if (root) render(<App onRetry={open} />, root);
open();
followErasing();
followLock(() => {
	const { value } = opening;
	if (value.state === "open" || value.state === "locked") void freshAccount(value.app);
});
void opened().then(() => lockByItself(isGuarded));
void opened().then(startWatch);
void opened().then((app) => followFolder(app, everyInterval));
void opened().then(followQueue);
void opened().then(followTabs);
void opened().then(followBridge);
void opened().then(followRules);

addEventListener("load", () => {
	const offer = (start: () => void) =>
		say({ text: t("app.updated"), action: { label: t("app.reload"), run: start } }, { stays: true });
	// Without a service worker everything but offline use works, so a failure is only told to the console.
	install(offer).catch((cause: unknown) => noteFailure("service worker", cause));
});
