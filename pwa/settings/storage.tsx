import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { t as tKeeping } from "#pwa/i18n/keeping.ts";
import { RoomLine } from "#pwa/library/room-line.tsx";
import { type OfflineState, prepareOffline } from "#pwa/platform/install.ts";
import { revision } from "#pwa/state/library.ts";
import { FULL, LOW, lookAtRoom, percentOf, type Room, room } from "#pwa/state/room.ts";
import { formatBytes } from "#ui/value.tsx";

type Facts = Awaited<ReturnType<App["storage"]>>;

/** To count what is kept, all facts of originals are read. */
const QUIET_MS = 1_000;

/** What is kept here, and how safe it is from the browser's own cleaning. */
export function StorageSection({ app }: { app: App }) {
	const [facts, setFacts] = useState<Facts>();
	const [persisted, setPersisted] = useState<boolean>();
	const [offline, setOffline] = useState<OfflineState>();
	const version = revision.value;
	// Again after a restore, or what another tab did; where change follows on change it is counted after the last.
	useEffect(() => {
		let here = true;
		const look = () => {
			void lookAtRoom();
			void app.storage().then((next) => here && setFacts(next));
		};
		const timer = setTimeout(look, facts ? QUIET_MS : 0);
		return () => {
			here = false;
			clearTimeout(timer);
		};
	}, [app, version]);
	useEffect(() => {
		let here = true;
		void navigator.storage?.persisted?.().then((next) => here && setPersisted(next));
		void prepareOffline().then((next) => here && setOffline(next));
		return () => {
			here = false;
		};
	}, [app]);
	const ready = offline !== undefined && offline.done === offline.total;
	return (
		<section class="setting">
			<h2>{t("settings.storage")}</h2>
			<dl class="facts">
				<Fact name={t("settings.storage.records")} value={facts && String(facts.records)} />
				<Fact name={t("settings.storage.originals")} value={facts && String(facts.originals)} />
				<Fact name={t("settings.storage.bytes")} value={facts && formatBytes(facts.bytes)} />
				<div>
					<dt>{tKeeping("room.used")}</dt>
					<dd>{room.value === undefined ? <i class="skeleton" /> : <Used room={room.value} />}</dd>
				</div>
				<Fact
					name={t("settings.storage.persisted")}
					value={
						persisted === undefined
							? undefined
							: t(persisted ? "settings.storage.persisted.yes" : "settings.storage.persisted.no")
					}
				/>
				<Fact
					name={t("settings.storage.offline")}
					value={t(ready ? "settings.storage.offline.ready" : "settings.storage.offline.not")}
				/>
			</dl>
			{typeof room.value === "object" && room.value.level !== "ample" && <RoomLine room={room.value} />}
			{persisted === false && (
				<button type="button" class="button" onClick={async () => setPersisted(await navigator.storage.persist())}>
					{t("settings.storage.persist")}
				</button>
			)}
		</section>
	);
}

function Used({ room }: { room: Room | "untold" }) {
	if (room === "untold") return <>{tKeeping("room.untold")}</>;
	const { used, granted } = room;
	return (
		<>
			{tKeeping("room.used.of", {
				used: formatBytes(used),
				granted: formatBytes(granted),
				percent: percentOf(room),
			})}{" "}
			<meter
				min={0}
				max={granted}
				low={granted * LOW}
				high={granted * FULL}
				optimum={0}
				value={used}
				aria-label={tKeeping("room.used")}
			/>
		</>
	);
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{value ?? <i class="skeleton" />}</dd>
		</div>
	);
}
