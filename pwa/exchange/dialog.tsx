import { useId } from "preact/hooks";

import { formatIds } from "#core/exchange/table.ts";
import type { App } from "#core/flows/app.ts";
import type { ExportSource } from "#core/flows/exchange/app.ts";
import { t } from "#pwa/i18n/exchange.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Progress } from "#ui/progress.tsx";

import { Columns } from "./columns.tsx";
import { Presets } from "./presets.tsx";
import { subjects } from "./subject.ts";
import { type Draft, type Exporting, useExport } from "./use-export.ts";
import "#pwa/style/exchange.css";

interface Props {
	readonly app: App;
	readonly of: ExportSource;
	/** Who was asked, for the words of the history. */
	readonly providers?: readonly string[];
	readonly onClose: () => void;
}

/** 导出: what goes into the file, in which order, and how many. */
export function ExportDialog({ app, of, providers = [], onClose }: Props) {
	const subject = subjects[of.what];
	const exporting = useExport(app, of, subject);
	const { draft, change, count, share, presets, current } = exporting;
	const words = subject.words(providers);
	const written = count && (draft.samples === "marked" ? count.count : count.count - count.samples);
	const replace = (part: Partial<Draft> & { readonly usual?: boolean }) =>
		void exporting.keep(
			presets.map((one) => {
				if (one.id === current?.id) return { ...one, ...part };
				return part.usual ? { ...one, usual: false } : one;
			}),
		);
	return (
		<Dialog title={t(`export.title.${of.what}`)} onClose={onClose}>
			<div class="export">
				<Presets
					presets={presets}
					current={current}
					differs={exporting.differs}
					onChoose={exporting.choose}
					onSave={(name) => {
						const id = crypto.randomUUID();
						void exporting.keep([...presets, { id, name, usual: false, ...draft }], id);
					}}
					onUpdate={() => replace(draft)}
					onUsual={(usual) => replace({ usual })}
					onDelete={() => {
						void exporting.keep(presets.filter(({ id }) => id !== current?.id));
					}}
				/>
				<Format draft={draft} change={change} />
				{subject.hasLines && <Lines draft={draft} change={change} />}
				{count && count.samples > 0 && <Samples count={count.samples} what={of.what} draft={draft} change={change} />}
				<Columns
					all={subject.columns}
					chosen={draft.columns}
					usual={subject.usual}
					name={(column) => words[`column.${column}`] ?? column}
					onChange={(columns) => change({ columns })}
				/>
			</div>
			<Foot
				exporting={exporting}
				what={of.what}
				written={written}
				share={share}
				onRun={async () => {
					if (await exporting.run(providers)) onClose();
				}}
			/>
		</Dialog>
	);
}

type Part = Pick<Exporting, "draft" | "change">;

function Format({ draft, change }: Part) {
	const id = useId();
	return (
		<fieldset class="export-choice">
			<legend>{t("export.format")}</legend>
			<div class="segments">
				{formatIds.map((format) => (
					<label key={format}>
						<input
							type="radio"
							name={`${id}-format`}
							checked={draft.format === format}
							onChange={() => change({ format })}
						/>
						{t(`export.format.${format}`)}
					</label>
				))}
			</div>
			<p class="muted small">{t(`export.format.${draft.format}.hint`)}</p>
		</fieldset>
	);
}

function Lines({ draft, change }: Part) {
	const possible = draft.format !== "csv";
	return (
		<div>
			<label class="check-line">
				<input
					type="checkbox"
					checked={draft.lines && possible}
					disabled={!possible}
					onChange={(event) => change({ lines: event.currentTarget.checked })}
				/>
				<span>{t("export.lines")}</span>
			</label>
			{!possible && <p class="muted small">{t("export.lines.csv")}</p>}
		</div>
	);
}

function Samples({ draft, change, count, what }: Part & { count: number; what: ExportSource["what"] }) {
	const id = useId();
	return (
		<fieldset class="export-choice">
			<legend>{t(`export.samples.${what}`, { count })}</legend>
			<div class="segments">
				{(["left_out", "marked"] as const).map((samples) => (
					<label key={samples}>
						<input
							type="radio"
							name={`${id}-samples`}
							checked={draft.samples === samples}
							onChange={() => change({ samples })}
						/>
						{t(`export.samples.${samples}`)}
					</label>
				))}
			</div>
		</fieldset>
	);
}

interface FootProps {
	readonly exporting: Exporting;
	readonly what: ExportSource["what"];
	/** Invoices or questions the file will hold; `undefined` until they are counted. */
	readonly written: number | undefined;
	readonly share: number | undefined;
	readonly onRun: () => Promise<void>;
}

function Foot({ exporting: { draft, count, stop }, what, written, share, onRun }: FootProps) {
	const percent = Math.round((share ?? 0) * 100);
	const onlySamples = written === 0 && count !== undefined && count.samples > 0;
	return (
		<footer class="export-foot">
			<Progress share={share} label={t("export.progress")} />
			<p role="status">
				{share !== undefined
					? t("export.running", { percent })
					: onlySamples
						? t("export.count.onlySamples")
						: written !== undefined && t(`export.count.${what}`, { count: written })}
			</p>
			{share === undefined ? (
				<button
					type="button"
					class="button primary"
					disabled={!written || draft.columns.length === 0}
					onClick={() => void onRun()}
				>
					{t("export.run")}
				</button>
			) : (
				<button type="button" class="button" onClick={stop}>
					{t("action.cancel")}
				</button>
			)}
		</footer>
	);
}
