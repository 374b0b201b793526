import { useEffect, useState } from "preact/hooks";

import type { Invitation, Peer } from "#core/flows/sync/app.ts";
import { t } from "#extension/i18n/index.ts";
import { PeerFacts } from "#ui/bridge/peer.tsx";
import { formatInstant } from "#ui/value.tsx";

import "./style.css";

/** What the pairing section needs done. */
export interface Pairing {
	peers(): Promise<readonly Peer[]>;
	/** Within a click: asks for the host, lets its pages speak with us, and makes a code for them. */
	invite(
		address: string,
	): Promise<
		| { readonly ok: true; readonly value: Invitation }
		| { readonly ok: false; readonly why: "address" | "refused" | "failed" }
	>;
	unpair(peer: Peer): Promise<void>;
}

/** Where `npm start` serves the app, unless told otherwise. */
const USUAL = "http://127.0.0.1:8787";

const LOOK_MS = 2_000;

/** 与验票网页配对: the code for the page, and the pages that are paired. */
export function PairingSection({ pairing, address = USUAL }: { pairing: Pairing; address?: string }) {
	const [peers, setPeers] = useState<readonly Peer[]>([]);
	const [typed, setTyped] = useState(address);
	const [invitation, setInvitation] = useState<Invitation>();
	const [said, setSaid] = useState("");

	useEffect(() => {
		let gone = false;
		const look = async () => {
			const held = await pairing.peers().catch(() => undefined);
			if (gone || !held) return;
			setPeers((before) => {
				if (activeIn(held) > activeIn(before)) setInvitation(undefined);
				return held;
			});
		};
		void look();
		const timer = setInterval(() => void look(), LOOK_MS);
		return () => {
			gone = true;
			clearInterval(timer);
		};
	}, [pairing]);

	const invite = async (origin: string) => {
		const invited = await pairing.invite(origin);
		setInvitation(invited.ok ? invited.value : undefined);
		setSaid(invited.ok ? "" : t(`bridge.invite.${invited.why}`));
	};

	return (
		<section class="setting">
			<h2>{t("bridge.ext.title")}</h2>
			<p class="muted">{t("bridge.ext.lead")}</p>
			<ul class="sites">
				{peers.map((peer) => (
					<li key={peer.id}>
						<div>
							<PeerFacts peer={peer} />
						</div>
						<div class="bar">
							{peer.partedAt && (
								<button type="button" class="button" onClick={() => void invite(peer.origin)}>
									{t("bridge.again")}
								</button>
							)}
							<button
								type="button"
								class="button quiet"
								onClick={async () => {
									await pairing.unpair(peer);
									setPeers((before) => before.filter(({ id }) => id !== peer.id));
								}}
							>
								{t(peer.partedAt ? "bridge.remove" : "bridge.unpair")}
							</button>
						</div>
					</li>
				))}
			</ul>
			<form
				class="pair-form"
				onSubmit={(event) => {
					event.preventDefault();
					void invite(typed);
				}}
			>
				<label class="field">
					<span>{t("bridge.ext.address")}</span>
					<input
						class="input"
						type="url"
						value={typed}
						onInput={(event) => setTyped(event.currentTarget.value)}
						autocomplete="off"
					/>
				</label>
				<button type="submit" class="button">
					{t("bridge.ext.invite")}
				</button>
			</form>
			<div role="status">
				{said && <p>{said}</p>}
				{invitation && (
					<p>
						{t("bridge.ext.code")} <strong class="pair-code">{invitation.code}</strong>{" "}
						<span class="muted">{t("bridge.ext.until", { at: formatInstant(invitation.until) })}</span>
					</p>
				)}
			</div>
		</section>
	);
}

function activeIn(peers: readonly Peer[]): number {
	return peers.filter(({ partedAt }) => partedAt === undefined).length;
}
