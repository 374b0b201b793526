import { useId, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { Peer } from "#core/flows/sync/app.ts";
import { t, tMaybe } from "#pwa/i18n/index.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { canPair } from "#pwa/platform/bridge.ts";
import { whose } from "#pwa/state/account.ts";
import { type Bridge, bridge, pairBy, peers, unpair } from "#pwa/state/bridge.ts";
import { say } from "#pwa/state/toast.ts";
import { PeerFacts } from "#ui/bridge/peer.tsx";

/** 配对浏览器扩展: the code from the extension, and how it stands with the one that is paired. */
export function ExtensionSection({ app }: { app: App }) {
	const owner = whose();
	const [code, setCode] = useState("");
	const [busy, setBusy] = useState(false);
	const [wrong, setWrong] = useState("");
	const id = useId();

	const pair = async () => {
		setBusy(true);
		setWrong("");
		const why = await pairBy(app, code);
		setBusy(false);
		if (why === undefined) setCode("");
		else setWrong(endText(why));
	};

	return (
		<section class="setting" data-section="extension">
			<h2>{t("bridge.title")}</h2>
			<p class="muted">{t("bridge.lead")}</p>
			{owner !== undefined && <p class="muted">{t("bridge.profile", { name: owner })}</p>}
			{peers.value.map((peer) => (
				<div class="notify" key={peer.id}>
					<div role="status">
						{!peer.partedAt && stateText(bridge.value, peer)}
						<PeerFacts peer={peer} hrefOf={(recordId) => libraryUrl({}, recordId)} />
					</div>
					<button
						type="button"
						class="button"
						onClick={async () => {
							await unpair(app, peer);
							say({ text: t("bridge.unpaired") });
						}}
					>
						{t(peer.partedAt ? "bridge.remove" : "bridge.unpair")}
					</button>
				</div>
			))}
			{!canPair() && <p>{t("bridge.insecure")}</p>}
			{canPair() && peers.value.every(({ partedAt }) => partedAt !== undefined) && (
				<form
					class="form-grid"
					onSubmit={(event) => {
						event.preventDefault();
						void pair();
					}}
				>
					<div class="field">
						<label for={id}>{t("bridge.code")}</label>
						<input
							id={id}
							class="input"
							value={code}
							autocomplete="off"
							spellcheck={false}
							maxLength={12}
							aria-describedby={`${id}-hint`}
							aria-invalid={wrong !== ""}
							onInput={(event) => setCode(event.currentTarget.value)}
						/>
						<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"} role="status">
							{wrong || t("bridge.how")}
						</span>
						<span class="hint">{t("bridge.ownAddress", { origin: location.origin })}</span>
					</div>
					<div class="field">
						<button type="submit" class="button" disabled={busy || code.trim() === ""}>
							{t(busy ? "bridge.pairing" : peers.value.length > 0 ? "bridge.again" : "bridge.pair")}
						</button>
					</div>
				</form>
			)}
		</section>
	);
}

function stateText(now: Bridge, { left, missing }: Peer): string {
	switch (now.state) {
		case "none":
		case "searching":
			return t("bridge.state.searching");
		case "off":
			return now.end === undefined
				? `${t("bridge.state.off")}${t("bridge.state.off.next")}`
				: `${t("bridge.state.off")}${endText(now.end)}`;
		case "moving":
			return t("bridge.state.moving", { received: now.received, sent: now.sent });
		case "even": {
			const even = t(left.count + missing.count > 0 ? "bridge.state.evenBut" : "bridge.state.even");
			return now.erased > 0 ? `${even} · ${t("bridge.state.erased", { count: now.erased })}` : even;
		}
	}
}

function endText(code: string): string {
	return tMaybe(`bridge.end.${code}`) ?? t("bridge.end.other");
}
