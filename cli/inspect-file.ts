import { readFile } from "node:fs/promises";

import type { Day } from "#core/base/day.ts";
import { judge } from "#core/judge/judge.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { runChecks } from "#core/rules/index.ts";
import { groupReadings } from "#core/settle/group.ts";
import { settle } from "#core/settle/settle.ts";
import type { ReaderPool } from "#core/worker/pool.ts";
import { type FileFacts, type InvoiceReport, type ProblemReport, reportInvoice } from "./report.ts";

/** One English sentence for each problem; the PWA has its own, in Chinese first. */
const messages: Readonly<Record<ReadProblem["code"] | "needs_person", string>> = {
	empty: "the file has 0 bytes",
	unknown_format: "no reader knows this form of file",
	not_invoice: "the file was read and holds no invoice",
	broken: "the file is damaged or cut off",
	encrypted: "the file needs a password",
	refused: "the file holds something that is never read, such as a document type declaration or a path escape",
	over_budget: "the file is larger than what is read",
	timeout: "reading took too long and was stopped",
	assets_missing: "files of the PDF engine could not be loaded, so its text cannot be trusted",
	aborted: "reading was stopped",
	failed: "reading failed; this is a defect of the reader",
	needs_person: "no readable QR and no text: a person has to type the values",
};

export interface InspectDeps {
	readonly reader: ReaderPool;
	readonly today: Day;
}

/**
 * Reads one file and judges every invoice in it from the file alone: nobody is asked and nothing is kept.
 * Rejects only when the path cannot be opened.
 */
export async function inspectFile(
	path: string,
	deps: InspectDeps,
): Promise<readonly (InvoiceReport | ProblemReport)[]> {
	const bytes = new Uint8Array(await readFile(path));
	const facts = { file: path, sha256: await sha256Hex(bytes) };
	const read = await deps.reader.read(bytes, path, new AbortController().signal);
	const failed = (read.failed ?? []).map(({ member, problem }) => reportProblem({ ...facts, member }, problem.code));
	if (!read.ok) return [reportProblem(facts, read.error.code), ...failed];

	const reports = groupReadings(read.value).map((readings) => {
		const member = readings[0]?.member;
		const invoice = settle(readings, {});
		if (invoice.evidence.length === 0) return reportProblem({ ...facts, member }, "needs_person");
		const findings = runChecks(invoice, { today: deps.today, ownCompanies: [] });
		const verdict = judge({ invoice, findings, answers: [], today: deps.today });
		return reportInvoice({ ...facts, member }, { invoice, findings, verdict });
	});
	return [...reports, ...failed];
}

function reportProblem({ file, sha256, member }: FileFacts, code: keyof typeof messages): ProblemReport {
	return { file, ...(member !== undefined && { member }), sha256, error: { code, message: messages[code] } };
}
