import { useEffect, useState } from "preact/hooks";

import { t } from "#extension/i18n/index.ts";
import { Mark } from "#ui/mark.tsx";
import type { Popup } from "./popup.ts";

const MET = "met";

/** What a person should know before pressing anything here: what this does, and what cannot be done now. */
export function Notices({ popup }: { popup: Popup }) {
	const [met, setMet] = useState(() => localStorage.getItem(MET) !== null);
	const online = useOnline();
	const mode = popup.settings.value?.provider.mode;
	const said = popup.said.value;
	return (
		<>
			{!met && (
				<section class="first">
					<p>{t("ext.first")}</p>
					<button
						type="button"
						class="button small-button"
						onClick={() => {
							localStorage.setItem(MET, "1");
							setMet(true);
						}}
					>
						{t("ext.first.known")}
					</button>
				</section>
			)}
			{(mode === "none" || mode === "sample") && (
				<p class="pop-notice">
					<Mark tone={mode === "none" ? "caution" : "unknown"} />
					<span>
						{t(mode === "none" ? "ext.noProvider" : "ext.sampleMode")}{" "}
						<button type="button" class="link" onClick={() => popup.openOptions()}>
							{t("ext.setup")}
						</button>
					</span>
				</p>
			)}
			{!online && (
				<p class="pop-notice" role="status">
					<Mark tone="unknown" />
					<span>{t("ext.offline")}</span>
				</p>
			)}
			<p class={said ? "pop-notice" : "visually-hidden"} role="status">
				{said && <Mark tone="caution" />}
				<span>{said}</span>
			</p>
		</>
	);
}

function useOnline(): boolean {
	const [online, setOnline] = useState(navigator.onLine);
	useEffect(() => {
		const follow = () => setOnline(navigator.onLine);
		addEventListener("online", follow);
		addEventListener("offline", follow);
		return () => {
			removeEventListener("online", follow);
			removeEventListener("offline", follow);
		};
	}, []);
	return online;
}
