import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "#pwa/i18n/index.ts";
import { fromDrop } from "#pwa/platform/files.ts";
import { isTyping } from "#pwa/platform/keys.ts";
import { takeFiles } from "#pwa/state/ledger.ts";
import { opened, opening } from "#pwa/state/library.ts";
import { takePaste } from "#pwa/state/paste.ts";

/** The whole window takes files dropped on it, and what is pasted outside a text box. */
export function DropZone() {
	const { route, path } = useLocation();
	const [over, setOver] = useState(false);
	const library = opening.value;
	const app = library.state === "open" ? library.app : undefined;

	useEffect(() => {
		const stop = new AbortController();
		const { signal } = stop;
		let depth = 0; // enter and leave come for every element on the way
		const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
		const toCheck = () => {
			if (path !== "/" && !path.startsWith("/result/")) route("/");
		};
		const on = <K extends keyof WindowEventMap>(name: K, listener: (event: WindowEventMap[K]) => void) =>
			addEventListener(name, listener, { signal });
		on("dragenter", (event) => {
			if (!holdsFiles(event)) return;
			depth++;
			setOver(true);
		});
		on("dragleave", (event) => {
			if (!holdsFiles(event)) return;
			depth = Math.max(0, depth - 1);
			if (depth === 0) setOver(false);
		});
		on("dragover", (event) => {
			if (holdsFiles(event)) event.preventDefault();
		});
		on("drop", (event) => {
			if (!event.dataTransfer || !holdsFiles(event)) return;
			event.preventDefault();
			depth = 0;
			setOver(false);
			toCheck();
			void Promise.all([opened(), fromDrop(event.dataTransfer)]).then(([open, files]) => takeFiles(open, files, route));
		});
		on("paste", (event) => {
			if (!app || isTyping(event.target) || event.defaultPrevented || !event.clipboardData) return;
			if (!takePaste(app, event.clipboardData)) return;
			event.preventDefault();
			toCheck();
		});
		return () => stop.abort();
	}, [app, path, route]);

	if (!over) return null;
	return (
		<div class="drop-veil">
			<p>
				{t("check.drop")}
				<small>{t("check.takes")}</small>
			</p>
		</div>
	);
}
