import { signal } from "@preact/signals";

import type { Result } from "#core/base/result.ts";
import type { App, CaptureFile } from "#core/flows/app.ts";
import type { LedgerChoice, LedgerImported, LedgerOpened, LedgerProgress } from "#core/flows/ledger/app.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { t } from "#pwa/i18n/index.ts";

import { whileAtWork } from "./at-work.ts";
import { captureFiles } from "./capture.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { changed } from "./library.ts";
import { hush, say } from "./toast.ts";
import { sayDone } from "./undo.ts";

export type LedgerState =
	| { readonly at: "none" }
	| { readonly at: "reading"; readonly job: string; readonly name: string }
	| { readonly at: "failed"; readonly name: string; readonly problem: ReadProblem }
	| {
			readonly at: "open";
			readonly job: string;
			readonly opened: LedgerOpened;
			readonly choice: LedgerChoice;
			readonly use: LedgerUse;
	  }
	| { readonly at: "importing"; readonly job: string; readonly name: string; readonly progress: LedgerProgress }
	| { readonly at: "done"; readonly name: string; readonly imported: LedgerImported };

/** What an open ledger is looked at for. */
export const ledgerUses = ["import", "reconcile"] as const;
export type LedgerUse = (typeof ledgerUses)[number];

/** The ledger being imported; it stays while other pages are looked at. */
export const ledger = signal<LedgerState>({ at: "none" });

/** Tables, by their name: what is in them decides only once they are opened. */
const TABLE = /\.(?:xlsx|xlsm|xls|csv|tsv)$/i;

export const LEDGER_ACCEPT = ".xlsx,.xlsm,.csv,.tsv,.txt";

/**
 * Takes files from wherever they come. Tables alone open the import; beside other files, as in a folder of 500
 * invoices with a list among them, they are offered and take nobody away.
 */
export function takeFiles(app: App, files: readonly CaptureFile[], goTo: (path: string) => void): void {
	const tables = files.filter(({ name }) => TABLE.test(name));
	const others = files.filter(({ name }) => !TABLE.test(name));
	const [table] = tables;
	if (others.length > 0) void captureFiles(app, others);
	if (!table) return;
	const open = () => {
		void openLedger(app, table);
		goTo("/ledger");
	};
	if (others.length === 0) {
		open();
		if (tables.length > 1) say({ text: t("ledger.oneAtATime", { count: tables.length, name: table.name }) });
		return;
	}
	const run = () => {
		hush();
		open();
	};
	say({ text: t("ledger.beside", { name: table.name }), action: { label: t("action.ledger"), run } }, { stays: true });
}

export async function openLedger(app: App, file: CaptureFile): Promise<void> {
	await closeLedger(app);
	const job = crypto.randomUUID();
	ledger.value = { at: "reading", job, name: file.name };
	const result: Result<LedgerOpened, ReadProblem> = await app.openLedger(job, file);
	if (!isAt("reading", job)) return; // another file was opened meanwhile
	if (!result.ok) {
		ledger.value = { at: "failed", name: file.name, problem: result.error };
		return;
	}
	const choice = choiceFor(result.value, result.value.best);
	ledger.value = { at: "open", job, opened: result.value, choice, use: "import" };
}

/** The choice a sheet starts with. */
export function choiceFor({ sheets }: LedgerOpened, index: number): LedgerChoice {
	const sheet = sheets[index];
	return {
		sheet: index,
		columns: sheet?.columns ?? [],
		...(sheet?.digitalKind && { digitalKind: sheet.digitalKind }),
	};
}

export function choose(choice: LedgerChoice): void {
	if (ledger.value.at === "open") ledger.value = { ...ledger.value, choice };
}

export function useLedgerFor(use: LedgerUse): void {
	if (ledger.value.at === "open") ledger.value = { ...ledger.value, use };
}

/** With `missing` only what is not here yet is taken in, and the ledger stays open beside the library. */
export async function importLedger(
	app: App,
	options: { readonly ask: boolean; readonly missing?: boolean },
): Promise<LedgerImported | undefined> {
	if (ledger.value.at !== "open") return undefined;
	const before = ledger.value;
	const { job, opened, choice } = before;
	ledger.value = { at: "importing", job, name: opened.name, progress: { done: 0, total: 0 } };
	const report = (progress: LedgerProgress) => {
		if (ledger.value.at === "importing" && ledger.value.job === job) ledger.value = { ...ledger.value, progress };
	};
	const result = await whileAtWork("ledger", () => app.importLedger(job, choice, options, report));
	changed();
	if (result.ok) sayImported(app, result.value);
	if (result.ok && options.missing) ledger.value = before;
	else if (result.ok) {
		ledger.value = { at: "done", name: opened.name, imported: result.value };
		void app.closeLedger(job);
	} else if (result.error.code === "no_ledger") ledger.value = { at: "none" };
	else {
		const { kept } = result.error;
		if (kept.new + kept.known > 0) sayImported(app, kept, t("ledger.full"));
		else sayUnlessKept(result);
		ledger.value = before;
	}
	return result.ok ? result.value : undefined;
}

/**
 * Tells what came of it, with the way back at hand; the outcome on the page goes with what it told of. `rest`: why the
 * others were not done.
 */
function sayImported(app: App, imported: LedgerImported, rest = ""): void {
	const { new: fresh, known, undo, queued } = imported;
	const words = t("undo.imported", { count: fresh + known });
	const back = async () => {
		const done = await (await import("./undo-imported.ts")).backImported(app, words, imported)();
		if (done.how === "done" && ledger.value.at === "done" && ledger.value.imported === imported)
			ledger.value = { at: "none" };
		return done;
	};
	if (undo.length + queued.length > 0) sayDone(words, back, undefined, rest);
	else say({ text: words + rest });
}

/** Stops reading or importing; rows that are kept stay. */
export function stopLedger(app: App): void {
	if ("job" in ledger.value) void app.cancel(ledger.value.job);
}

export async function closeLedger(app: App): Promise<void> {
	const { value } = ledger;
	ledger.value = { at: "none" };
	if ("job" in value) await app.closeLedger(value.job);
}

function isAt(at: LedgerState["at"], job: string): boolean {
	return ledger.value.at === at && "job" in ledger.value && ledger.value.job === job;
}
