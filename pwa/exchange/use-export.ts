import { useEffect, useRef, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { ExportCount, ExportOrder, ExportPreset, ExportSource } from "#core/flows/exchange/app.ts";
import { t } from "#pwa/i18n/exchange.ts";
import { downloadBlob } from "#pwa/platform/files.ts";
import { whileAtWork } from "#pwa/state/at-work.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { say } from "#pwa/state/toast.ts";
import { push, wayBack } from "#pwa/state/undo.ts";

import type { Subject } from "./subject.ts";

/** What is chosen in the dialog. */
export type Draft = Pick<ExportOrder, "format" | "columns" | "lines" | "samples">;

export interface Exporting {
	readonly draft: Draft;
	readonly change: (part: Partial<Draft>) => void;
	/** `undefined` until it is counted. */
	readonly count: ExportCount | undefined;
	/** Share that is written, from 0 to 1; `undefined` while nothing is. */
	readonly share: number | undefined;
	readonly presets: readonly ExportPreset[];
	readonly current: ExportPreset | undefined;
	readonly differs: boolean;
	choose(id: string | undefined): void;
	keep(presets: readonly ExportPreset[], current?: string): Promise<void>;
	run(providers: readonly string[]): Promise<boolean>;
	stop(): void;
}

/** The state of an export from its choices to its file. */
export function useExport(app: App, of: ExportSource, subject: Subject): Exporting {
	const plain: Draft = { format: "xlsx", columns: subject.usual, lines: false, samples: "left_out" };
	const [draft, setDraft] = useState(plain);
	const [count, setCount] = useState<ExportCount>();
	const [share, setShare] = useState<number>();
	const [presets, setPresets] = useState<readonly ExportPreset[]>([]);
	const [currentId, setCurrentId] = useState<string>();
	const job = useRef<string>(undefined);
	const current = presets.find(({ id }) => id === currentId);

	useEffect(() => {
		let here = true;
		void app.countExport(of).then((counted) => here && setCount(counted));
		void app.exportPresets(of.what).then((kept) => {
			if (!here) return;
			const usual = kept.find((one) => one.usual);
			setPresets(kept);
			if (usual) take(usual);
		});
		return () => {
			here = false;
			if (job.current !== undefined) void app.cancel(job.current);
		};
	}, []);

	function take(preset: ExportPreset): void {
		setCurrentId(preset.id);
		setDraft(draftOf(preset, subject));
	}

	return {
		draft,
		change: (part) => setDraft({ ...draft, ...part }),
		count,
		share,
		presets,
		current,
		differs: current !== undefined && JSON.stringify(draftOf(current, subject)) !== JSON.stringify(draft),
		choose(id) {
			const preset = presets.find((one) => one.id === id);
			if (preset) return take(preset);
			setCurrentId(undefined);
			setDraft(plain);
		},
		async keep(next, id = currentId) {
			const kept = await app.saveExportPresets(of.what, next, presets);
			if (!sayUnlessKept(kept, "full.settings") || !kept.ok) return;
			// Without a word: it would stand behind the dialog.
			push({ words: t("export.preset.kept"), undo: wayBack(app, kept.value.undo) });
			setPresets(await app.exportPresets(of.what)); // with what another tab kept meanwhile
			setCurrentId(id);
		},
		async run(providers) {
			const id = crypto.randomUUID();
			job.current = id;
			setShare(0);
			const order = { of, ...draft, words: subject.words(providers) };
			const report = ({ done, total }: { done: number; total: number }) => setShare(total > 0 ? done / total : 0);
			const day = new Date().toLocaleDateString("sv-SE"); // 2026-11-22, as in all our file names
			const name = `${subject.file()}-${day}.${draft.format}`;
			const written = await whileAtWork("export", async () => {
				const file = await app.exportFile(id, order, report);
				if (file.ok) void whileAtWork("export", () => downloadBlob(name, file.value.blob));
				return file;
			}).catch(() => undefined); // the worker died, or could not hold the file
			job.current = undefined;
			setShare(undefined);
			if (!written?.ok) {
				say({ text: t(written ? "export.stopped" : "export.failed") });
				return false;
			}
			say({ text: t(`export.done.${of.what}`, { count: written.value.count }) });
			return true;
		},
		stop() {
			if (job.current !== undefined) void app.cancel(job.current);
		},
	};
}

/** Columns that are gone since it was kept are left out. */
function draftOf({ format, columns, lines, samples }: ExportPreset, subject: Subject): Draft {
	return { format, columns: columns.filter((column) => subject.columns.includes(column)), lines, samples };
}
