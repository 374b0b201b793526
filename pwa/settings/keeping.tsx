import "#pwa/style/backup.css";

import { useEffect } from "preact/hooks";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { BackupSection } from "./backup.tsx";
import { EraseAllSection } from "./erase-all.tsx";
import { FolderSection } from "./folder.tsx";

/** What keeps the library from being lost, and what takes all of it away. Its code comes with the settings. */
export function KeepingSections({ app }: { app: HostedApp }) {
	// The browser looks for the place of a link before the page with it has come.
	useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
	return (
		<>
			<BackupSection app={app} />
			<FolderSection app={app} />
			<EraseAllSection />
		</>
	);
}
