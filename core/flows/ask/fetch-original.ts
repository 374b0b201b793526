import { err, ok } from "#core/base/result.ts";
import type { App, FetchedOriginal } from "#core/flows/app.ts";
import { captureFile } from "#core/flows/capture/capture.ts";
import type { Context } from "#core/flows/context.ts";
import type { Answer } from "#core/model/answer.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import type { OriginalForm } from "#core/providers/original.ts";
import { newestFirst } from "#core/settle/answers.ts";

const MEDIA_TYPES: Readonly<Record<OriginalForm, string>> = { pdf: "application/pdf", ofd: "application/ofd" };

/**
 * Fetches the electronic original an answer names (pdfurl, ofdurl) and keeps it like any file: it is read, compared
 * and merged with the record by its own number, so that what was fetched for one invoice and is another stays apart.
 */
export function fetchOriginalFlow(context: Context): Pick<App, "fetchOriginal"> {
	return {
		fetchOriginal: (job, recordId, form) =>
			context.jobs.run(job, async (signal): ReturnType<App["fetchOriginal"]> => {
				const { vault } = await context.open();
				const record = (await vault.record(recordId))?.record;
				if (!record) return err({ code: "no_record" });
				const url = originalAddress(record.answers, form);
				if (!url) return err({ code: "no_address" });
				const fetchIt = context.deps.fetchOriginal;
				if (!fetchIt) return err({ code: "not_available" });

				const fetched = await fetchIt(url, form, signal);
				if (!fetched.ok) {
					const { code, status } = fetched.error;
					await note(context, recordId, { form, problem: code, ...(typeof status === "number" && { status }) });
					return fetched;
				}
				const blob = new Blob([new Uint8Array(fetched.value)]);
				const file = { name: nameOf(record, form), mediaType: MEDIA_TYPES[form], blob };
				const kept = await captureFile(context, file, signal);
				if (!kept.ok) {
					await note(context, recordId, { form, problem: kept.problem.code });
					return err(kept.problem);
				}
				const same = kept.kept.find((one) => one.recordId === recordId);
				const how: FetchedOriginal["how"] = same ? (same.how === "known" ? "known" : "added") : "other";
				await note(context, recordId, { form, how, host: new URL(url).host });
				return ok({ how, kept: kept.kept });
			}),
	};
}

/** Where the newest match says the original is. */
function originalAddress(answers: readonly Answer[], form: OriginalForm): string | undefined {
	const addresses = newestFirst(answers).flatMap(({ outcome, pdfUrl, ofdUrl }) =>
		outcome === "match" ? ((form === "pdf" ? pdfUrl : ofdUrl) ?? []) : [],
	);
	return addresses[0];
}

/** A name like those of the tax portal's own downloads (domain §6.1). */
function nameOf({ identity, id }: InvoiceRecord, form: OriginalForm): string {
	return `dzfp_${identity ?? id}.${form}`;
}

/** That no room was left for a line of the timeline changes nothing about the file. */
async function note(
	context: Context,
	recordId: string,
	facts: Readonly<Record<string, string | number>>,
): Promise<void> {
	await context.transact((workspace) => workspace.change(recordId, (record) => record, { what: "fetched", facts }));
}
