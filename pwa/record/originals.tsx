import { useEffect, useState } from "preact/hooks";

import type { App, RecordView } from "#core/flows/app.ts";
import type { Origin } from "#core/model/evidence.ts";
import { t } from "#pwa/i18n/index.ts";
import { formatBytes } from "#ui/value.tsx";

import { DamagedOriginal } from "./damaged.tsx";
import { FetchOriginals } from "./fetch-originals.tsx";
import { highlight, isSameOrigin } from "./highlight.ts";
import { OriginalView } from "./original-view.tsx";

/** The originals as they came; one at a time, the one people can look at first. */
export function Originals({ app, view }: { app: App; view: RecordView }) {
	const list = view.originals.toSorted((a, b) => looks.indexOf(a.form) - looks.indexOf(b.form));
	const [chosen, setChosen] = useState<Origin>();
	const current = list.find((one) => chosen && isSameOrigin(one, chosen)) ?? list[0];
	const marks = highlight.value;
	useEffect(() => {
		if (marks[0] && current && !marks.some(({ origin }) => isSameOrigin(origin, current))) setChosen(marks[0].origin);
	}, [marks]);
	return (
		<section class="originals" tabIndex={-1} aria-label={t("record.originals")}>
			<h3>{t("record.originals")}</h3>
			{view.damagedOriginals > 0 && <DamagedOriginal count={view.damagedOriginals} />}
			{!current && view.damagedOriginals === 0 && <p class="muted">{t("record.noOriginal")}</p>}
			{list.length > 1 && (
				<fieldset class="segments">
					<legend class="visually-hidden">{t("original.which")}</legend>
					{list.map((one) => (
						<label key={`${one.sha256}${one.member ?? ""}`}>
							<input type="radio" name="original" checked={one === current} onChange={() => setChosen(one)} />
							{t(`form.${one.form}`)}
						</label>
					))}
				</fieldset>
			)}
			{current && (
				<>
					<p class="muted small original-name">
						<span class="clip" title={current.member ?? current.name}>
							{current.member ?? current.name}
						</span>
						<span>{formatBytes(current.bytes)}</span>
					</p>
					<OriginalView key={`${current.sha256}${current.member ?? ""}`} app={app} original={current} />
				</>
			)}
			<FetchOriginals app={app} view={view} />
		</section>
	);
}

/** Forms people can look at come before those that are data. */
const looks: readonly RecordView["originals"][number]["form"][] = ["pdf", "image", "ofd", "xml", "qr", "typed"];
