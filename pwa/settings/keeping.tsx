import "#pwa/style/backup.css";

import type { App } from "#core/flows/app.ts";
import { BackupSection } from "./backup.tsx";
import { EraseAllSection } from "./erase-all.tsx";
import { FolderSection } from "./folder.tsx";

/** What keeps the library from being lost, and what takes all of it away. Its code comes with the settings. */
export function KeepingSections({ app }: { app: App }) {
	return (
		<>
			<BackupSection app={app} />
			<FolderSection app={app} />
			<EraseAllSection />
		</>
	);
}
