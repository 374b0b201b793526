import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App, RecordView } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { RecordSkeleton } from "#pwa/record-skeleton.tsx";
import { refreshRow } from "#pwa/state/capture.ts";
import { revision } from "#pwa/state/library.ts";
import { restore } from "#pwa/state/trash.ts";
import { TypedForm } from "#pwa/typed-form.tsx";
import { Findings } from "#ui/findings.tsx";
import { Icon } from "#ui/icon.tsx";
import { notRunText, whyOf } from "#ui/reasons.ts";
import { Digits, formatInstant } from "#ui/value.tsx";
import { VerdictBlock } from "#ui/verdict.tsx";
import { kindName } from "#ui/words.ts";
import { Actions } from "./actions.tsx";
import { ChangeNotice } from "./change-notice.tsx";
import { Comparison } from "./comparison.tsx";
import { type Damaged, DamagedRecord } from "./damaged.tsx";
import { Fields } from "./fields.tsx";
import { History } from "./history.tsx";
import { LabelsSection } from "./labels.tsx";
import { Lines } from "./lines.tsx";
import { RedAndBlue, Twins } from "./links.tsx";
import { NextSteps } from "./next-steps.tsx";
import { Originals } from "./originals.tsx";
import { useVerify } from "./use-verify.ts";

interface Props {
	readonly app: App;
	readonly id: string;
	readonly base: string;
	readonly closeTo: string;
	readonly full: boolean;
	readonly onFull: () => void;
}

/** One invoice: verdict first, then what to do, what was found, the face with its sources, and the original beside. */
export function RecordBody({ app, id, base, closeTo, full, onFull }: Props) {
	const { route } = useLocation();
	const version = revision.value;
	const [held, setHeld] = useState<{ id: string; view: RecordView | undefined; damaged?: Damaged | undefined }>();

	useEffect(() => {
		let here = true;
		void app.view(id).then(async (view) => {
			const damaged = view ? undefined : await app.damagedRecord(id);
			if (!here) return;
			setHeld({ id, view, damaged });
			if (view) refreshRow(view.row);
		});
		return () => {
			here = false;
		};
	}, [app, id, version]);

	if (held?.id !== id) return <RecordSkeleton />;
	const { view, damaged } = held;
	if (damaged) return <DamagedRecord {...damaged} closeTo={closeTo} />;
	if (!view) {
		return (
			<div class="record empty">
				<h2>{t("record.gone")}</h2>
				<p class="muted">{t("record.gone.next")}</p>
				<a class="button" href={closeTo}>
					{t("action.close")}
				</a>
			</div>
		);
	}
	const { row, invoice, verdict } = view;
	const addressOf = (other: string) => `${base}/${other}`;
	return (
		<article class="record" data-record={row.id}>
			<header class="record-head">
				<a class="button quiet icon only-narrow" href={closeTo} aria-label={t("action.back")}>
					<Icon name="back" />
				</a>
				<div class="record-name">
					<h2>{row.sellerName ?? (row.number ? t("record.title") : t("library.noNumber"))}</h2>
					<p class="muted">
						{row.kind && <span>{kindName(row.kind)}</span>} {row.number && <Digits text={row.number} />}
						{row.sample && <span class="chip sample">{t("sample")}</span>}
						{row.claimedAt && <span class="chip">{t("record.claimedAt", { at: formatInstant(row.claimedAt) })}</span>}
					</p>
				</div>
				<button
					type="button"
					class="button quiet icon only-wide"
					aria-pressed={full}
					aria-label={t(full ? "original.fit" : "original.zoom")}
					title={t(full ? "original.fit" : "original.zoom")}
					onClick={onFull}
				>
					<Icon name="expand" />
				</button>
				<a class="button quiet icon only-wide" href={closeTo} aria-label={t("action.close")} title={t("action.close")}>
					<Icon name="close" />
				</a>
			</header>
			{row.trashedAt && (
				<p class="notice">
					{t("record.inTrash")}
					<button type="button" class="button" onClick={() => void restore(app, [row.id])}>
						{t("action.restore")}
					</button>
				</p>
			)}
			{!row.trashedAt && <ChangeNotice app={app} row={row} />}
			<div class={row.needsPerson ? "record-columns needs-person" : "record-columns"}>
				<div class="record-main">
					<VerdictBlock verdict={verdict} why={whyOf(verdict.reasons)} notRunText={notRunText} />
					{!row.trashedAt && <Steps key={row.id} app={app} view={view} base={base} onTrashed={() => route(closeTo)} />}
					{row.needsPerson && (
						<section class="card">
							<TypedForm
								key={row.id}
								app={app}
								recordId={row.id}
								known={invoice.fields}
								onDone={(kept) => kept !== row.id && route(`${base}/${kept}`, true)}
							/>
						</section>
					)}
					{!row.trashedAt && <LabelsSection key={row.id} app={app} row={row} />}
					{view.compared && <Comparison {...view.compared} />}
					<RedAndBlue view={view} addressOf={addressOf} />
					<Findings findings={view.findings} notes={invoice.notes} addressOf={addressOf} />
					<Twins view={view} addressOf={addressOf} />
					<Fields invoice={invoice} sample={row.sample || verdict.sample} />
					<Lines lines={invoice.lines} />
				</div>
				<Originals app={app} view={view} />
				<div class="record-more">
					<History view={view} />
				</div>
			</div>
		</article>
	);
}

interface StepsProps {
	readonly app: App;
	readonly view: RecordView;
	readonly base: string;
	readonly onTrashed: () => void;
}

/** What can be done, and after a question what its end means: both can ask, and there is one question at a time. */
function Steps({ app, view, base, onTrashed }: StepsProps) {
	const verifying = useVerify(app, view);
	return (
		<>
			<Actions app={app} view={view} verifying={verifying} onTrashed={onTrashed} />
			{view.diagnosis && (
				<NextSteps app={app} view={view} base={base} diagnosis={view.diagnosis} verifying={verifying} />
			)}
		</>
	);
}
