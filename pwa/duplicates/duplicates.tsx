import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { TwinGroup, TwinsPage } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { trashMany } from "#pwa/state/bulk.ts";
import { bulk } from "#pwa/state/bulk-run.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed, revision } from "#pwa/state/library.ts";
import { sayDone } from "#pwa/state/undo.ts";
import { Group } from "./group.tsx";
import "#pwa/style/duplicates.css";

/** Groups on one page; what is dealt with makes room for the next. */
const PAGE = 20;

export function Duplicates({ app }: { app: App }) {
	const [page, setPage] = useState<TwinsPage>();
	const version = revision.value;
	useEffect(() => {
		let here = true;
		void app.twins({ offset: 0, limit: PAGE }).then((found) => here && setPage(found));
		return () => {
			here = false;
		};
	}, [app, version]);

	const differ = async ({ keys, count }: TwinGroup) => {
		if (!sayUnlessKept(await app.partTwins(keys, { apart: true }))) return;
		changed();
		sayDone(t("twins.parted", { count }), async () => {
			const back = await app.partTwins(keys, { apart: false });
			if (!back.ok) return { how: back.error.code };
			return { how: back.value > 0 ? "done" : "changed_since" };
		});
	};
	const keepOne = (group: TwinGroup, id: string) =>
		void trashMany(
			app,
			group.rows.map((row) => row.id).filter((one) => one !== id),
		);

	if (!page) return null;
	if (page.count === 0) {
		return (
			<div class="empty">
				<h2>{t("twins.none")}</h2>
				<p class="muted">{t("twins.none.next")}</p>
				<a class="button" href="/library">
					{t("twins.back")}
				</a>
			</div>
		);
	}
	return (
		<>
			<p class="muted">
				{t("twins.lead", { count: page.count })}
				{page.count > page.groups.length && ` ${t("twins.first", { count: page.groups.length })}`}
			</p>
			{page.groups.map((group) => (
				<Group
					key={group.keys.join()}
					group={group}
					busy={bulk.value !== undefined}
					onKeep={(id) => keepOne(group, id)}
					onDiffer={() => void differ(group)}
				/>
			))}
		</>
	);
}
