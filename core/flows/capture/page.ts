import { err, ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { takeTurns } from "#core/flows/jobs.ts";
import type { Incoming, Kept } from "#core/flows/library/workspace.ts";
import type { Evidence } from "#core/model/evidence.ts";
import type { Particulars } from "#core/model/particulars.ts";
import type { PageOfRecord, StoredReading } from "#core/model/record.ts";
import { groupReadings } from "#core/settle/group.ts";
import { settle } from "#core/settle/settle.ts";
import { capturedOf } from "./captured.ts";
import { pageFacts, tidyPage } from "./page-facts.ts";
import { readPageParticulars, readPageWords } from "./page-words.ts";
import { parsePasted } from "./pasted.ts";
import { fromLines, fromQr } from "./text.ts";
import { evidenceOf } from "./typed.ts";

/** Web pages: what their words say is kept with the page's address, title and time. */
export function capturePageFlow(context: Context): Pick<App, "capturePage" | "captureSelection" | "peek"> {
	const { deps } = context;

	function keepAll(found: readonly Incoming[]) {
		return context.transact(async (workspace) => {
			const all: Kept[] = [];
			const turn = takeTurns();
			for (const incoming of found) {
				await turn();
				all.push(await workspace.keep(incoming));
			}
			return all;
		});
	}

	return {
		async capturePage(words, page) {
			const readAt = deps.now().toISOString();
			const found = words.map((one) => fromPage(readPageWords(one), page, readAt, readPageParticulars(one)));
			const kept = await keepAll(found.flat());
			if (!kept.ok) return found.map((one) => (one.length > 0 ? kept : err({ code: "not_invoice" })));
			const rows = new Map((await capturedOf(context, kept.value)).map((one) => [one.recordId, one]));
			let next = 0;
			return found.map((one) => {
				const mine = one.length > 0 ? kept.value[next++] : undefined;
				const row = mine && rows.get(mine.id)?.row;
				return mine && row ? ok({ recordId: mine.id, how: mine.how, row }) : err({ code: "not_invoice" });
			});
		},

		async captureSelection(text, page) {
			const readAt = deps.now().toISOString();
			const found = fromLines(text, (line) => {
				const qr = fromQr(line, readAt).map((one) => ({ ...one, facts: { ...one.facts, ...pageFacts(page) } }));
				return qr.length > 0 ? qr : fromPage(evidenceOf(parsePasted(line) ?? {}, "page"), page, readAt);
			});
			if (found.length === 0) return err({ code: text.trim() === "" ? "empty" : "not_invoice" });
			const kept = await keepAll(found);
			return kept.ok ? ok(await capturedOf(context, kept.value)) : kept;
		},

		async peek({ blob, name }) {
			const bytes = new Uint8Array(await blob.arrayBuffer());
			const read = await deps.read(bytes, name, new AbortController().signal);
			return read.ok ? ok(groupReadings(read.value).map((group) => settle(group).fields)) : read;
		},
	};
}

function fromPage(
	evidence: readonly Evidence[],
	page: PageOfRecord,
	readAt: string,
	particulars?: Particulars,
): readonly Incoming[] {
	if (evidence.length === 0) return [];
	const kept = tidyPage(page);
	const said = { evidence, lines: [], ...(particulars && { particulars }), qr: [], notes: [] };
	const reading: StoredReading = { form: "page", ...said, part: 0, readAt, page: kept };
	return [{ readings: [reading], typed: [], facts: { form: "page", ...pageFacts(kept) } }];
}
