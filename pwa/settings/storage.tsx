import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { type OfflineState, prepareOffline } from "#pwa/platform/install.ts";
import { formatBytes } from "#ui/value.tsx";

type Facts = Awaited<ReturnType<App["storage"]>>;

/** What is kept here, and how safe it is from the browser's own cleaning. */
export function StorageSection({ app }: { app: App }) {
	const [facts, setFacts] = useState<Facts>();
	const [persisted, setPersisted] = useState<boolean>();
	const [offline, setOffline] = useState<OfflineState>();
	useEffect(() => {
		let here = true;
		void app.storage().then((next) => here && setFacts(next));
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
				{facts?.quota !== undefined && (
					<div>
						<dt>{t("settings.storage.quota")}</dt>
						<dd>
							{formatBytes(facts.quota)}{" "}
							<meter min={0} max={facts.quota} value={facts.bytes} aria-label={t("settings.storage.bytes")} />
						</dd>
					</div>
				)}
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
			{persisted === false && (
				<button type="button" class="button" onClick={async () => setPersisted(await navigator.storage.persist())}>
					{t("settings.storage.persist")}
				</button>
			)}
		</section>
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
