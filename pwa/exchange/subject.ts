import { defaultCategories } from "#core/categories/defaults.ts";
import { historyColumns } from "#core/exchange/history-table.ts";
import { besideColumns, invoiceColumns, lineColumns, usualColumns } from "#core/exchange/invoice-columns.ts";
import { reconcileColumns } from "#core/exchange/reconcile-table.ts";
import type { ExportSource, ExportWords } from "#core/flows/exchange/app.ts";
import { reconcileStates } from "#core/flows/ledger/app.ts";
import { reasonCodes } from "#core/judge/reasons.ts";
import { invoiceStates, outcomes } from "#core/model/answer.ts";
import { fieldNames } from "#core/model/fields.ts";
import { journalClasses } from "#core/model/journal.ts";
import { kinds } from "#core/model/kinds/index.ts";
import { forms } from "#core/model/reading.ts";
import { regions } from "#core/model/regions.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { askProblemCodes } from "#core/providers/provider.ts";
import { columnWords, failedWord, providerName } from "#pwa/history/words.ts";
import { t, tMaybe } from "#pwa/i18n/exchange.ts";
import { t as ofLists } from "#pwa/i18n/organise.ts";
import { regionName, riskName } from "#pwa/library/cell-words.ts";
import { pick } from "#ui/i18n/index.ts";
import { categoryName } from "#ui/words.ts";

/** What is exported, as the dialog has to know it. */
export interface Subject {
	/** Columns to choose from, in the order they are offered. */
	readonly columns: readonly string[];
	readonly usual: readonly string[];
	readonly hasLines: boolean;
	/** Of the file, without day and ending. */
	readonly file: () => string;
	/** Every word the file needs, in the language on screen. `providers` are those of the history. */
	readonly words: (providers: readonly string[]) => ExportWords;
}

export const subjects: Readonly<Record<ExportSource["what"], Subject>> = {
	invoices: {
		columns: invoiceColumns,
		usual: usualColumns,
		hasLines: true,
		file: () => t("export.file.invoices"),
		words: () => ({
			...list("table", ["invoices"], () => t("export.file.invoices")),
			...list("table", ["lines"], () => t("export.table.lines")),
			...list("column", fieldNames, (field) => t(`field.${field}`)),
			...list("column", ["authenticity", "claimable"] as const, (axis) => t(`col.${axis}`)),
			...list("column", ["state"], () => t("field.state")),
			...list("column", besideColumns, (column) => ofLists(`col.${column}`)),
			...list("column", otherColumns, (column) => t(`export.col.${column}`)),
			...list("lineColumn", lineColumns, lineWord),
			...shared(),
			...list("authenticity", authenticities, (code) => t(`authenticity.${code}`)),
			...maybe("authenticityBy", reasonCodes, (code) => tMaybe(`authenticity.by.${code}`)),
			...list("state", invoiceStates, (code) => t(`state.${code}`)),
			...list(
				"category",
				defaultCategories.map(({ zh }) => zh),
				categoryName,
			),
			...list("claimable", claimables, (code) => t(`claimable.${code}`)),
			...list("risk", ["none", "note", "look", "stop"], riskName),
			...list(
				"region",
				regions.map(({ code, digital }) => code || digital),
				regionName,
			),
			...list("form", forms, (code) => t(`form.${code}`)),
		}),
	},
	history: {
		columns: historyColumns,
		usual: historyColumns,
		hasLines: false,
		file: () => t("history.exportName"),
		words: (providers) => ({
			...list("table", ["history"], () => t("history.exportName")),
			...list("column", historyColumns, (column) => t(columnWords[column])),
			...shared(),
			...list("provider", providers, providerName),
			...list("how", ["asked", "kept"] as const, (how) => t(`history.${how}`)),
			...list("group", journalClasses, (group) => t(`history.group.${group}`)),
			...list("outcome", outcomes, (outcome) => t(`outcome.short.${outcome}`)),
			...list("problem", [...askProblemCodes, "aborted", "other"], failedWord),
			...list("state", invoiceStates, (state) => t(`state.short.${state}`)),
			...list("standing", invoiceStates, (state) => t(`state.short.${state}`)),
			...list("standing", ["not_found", "mismatch"] as const, (standing) => t(`change.${standing}`)),
		}),
	},
	reconciled: {
		columns: reconcileColumns,
		usual: reconcileColumns.filter((column) => column !== "sample"),
		hasLines: false,
		file: () => t("reconcile.table"),
		words: () => ({
			...list("table", ["reconciled"], () => t("reconcile.table")),
			...list("column", ["code", "number", "kind", "issuedOn", "sellerName"] as const, (field) => t(`field.${field}`)),
			...list("column", ["result", "row", "ledgerTotal", "hereTotal", "differs", "note"] as const, (column) =>
				t(`reconcile.col.${column}`),
			),
			...list("column", ["sample"], () => t("export.col.sample")),
			...shared(),
			...list("reconcile", reconcileStates, (state) => t(`reconcile.state.${state}`)),
			...list("field", [...fieldNames, "state"] as const, (field) => t(`field.${field}`)),
			...list("state", invoiceStates, (state) => t(`state.${state}`)),
			...list("note", ["trashed", "fromLedger"] as const, (note) => t(`reconcile.${note}`)),
		}),
	},
};

const otherColumns = ["category", "tags", "note", "sample", "forms", "createdAt", "claimedAt", "trashedAt"] as const;

function shared(): ExportWords {
	return {
		...Object.fromEntries(kinds.map(({ id, name }) => [`kind.${id}`, pick(name)])),
		...list("sample", ["yes"], () => t("sample.short")),
	};
}

function lineWord(column: (typeof lineColumns)[number]): string {
	if (column === "line") return t("export.line.line");
	return tMaybe(`lines.${column}`) ?? tMaybe(`field.${column}`) ?? column;
}

function list<K extends string>(name: string, codes: readonly K[], word: (code: K) => string): ExportWords {
	return Object.fromEntries(codes.map((code) => [`${name}.${code}`, word(code)]));
}

function maybe<K extends string>(
	name: string,
	codes: readonly K[],
	word: (code: K) => string | undefined,
): ExportWords {
	return Object.fromEntries(
		codes.flatMap((code) => {
			const said = word(code);
			return said === undefined ? [] : [[`${name}.${code}`, said]];
		}),
	);
}
