import type { App, RecordView } from "#core/flows/app.ts";
import { askAgainAt } from "#core/flows/ask/ask-again.ts";
import { explain } from "#core/flows/ask/explain.ts";
import type { Context } from "#core/flows/context.ts";
import { queryOf } from "#core/model/query.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { isCheckDue } from "#core/providers/cache.ts";
import { checksLeft } from "#core/providers/count.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import { inChainOrder } from "./chain.ts";
import { linksOf } from "./links.ts";
import { judgeRecord, marksOf, rowOf, settleRecord, twinsOf } from "./summary.ts";

/** One record, judged as of now. Loaded when one is looked at, not with the worker. */
export function viewFlow(context: Context): Pick<App, "view" | "damagedRecord" | "original"> {
	return {
		async view(recordId): Promise<RecordView | undefined> {
			const { vault, library } = await context.open();
			await library.catchUp();
			const record = (await vault.records([recordId]))[0]?.record; // a damaged one is left out
			if (!record) return undefined;
			const judging = await context.judging();
			const invoice = settleRecord(record);
			const query = queryOf(invoice.fields);
			const marks = marksOf(record, invoice);
			const now = context.deps.now();
			const { watch } = await context.settings();
			const matchDays = record.claimedAt ? watch.claimedEveryDays : watch.everyDays;
			const again = askAgainAt(record.events, now);
			const judged = judgeRecord(record, invoice, judging, twinsOf(marks, library.neighbours(marks)));
			return {
				row: rowOf(record, judged),
				...judged,
				answers: record.answers.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)),
				events: await inChainOrder(record.events, context.deps.hash),
				...(await originalsOf(context, record)),
				query,
				...explain({ record, query, verdict: judged.verdict, today: judging.today }),
				checkDue: query.ok && isCheckDue(record.answers, query.value, now, matchDays),
				asksLeft: checksLeft(record.answers, now),
				links: await linksOf({ vault, library }, record, judged),
				...(again !== undefined && { askAgainAt: again }),
			};
		},

		async damagedRecord(recordId) {
			const { vault, library } = await context.open();
			await vault.records([recordId]);
			if (!vault.damaged.has(recordId)) return undefined;
			await library.catchUp();
			const row = library.get(recordId)?.row;
			return row ? { row } : {};
		},

		async original(sha256) {
			const { vault } = await context.open();
			const [row] = await vault.originals([sha256]);
			const bytes = row && (await vault.content(sha256));
			return bytes && { name: row.name, mediaType: row.mediaType, bytes };
		},
	};
}

/** Each file, or member of a container, once. One that does not open must not hide the record. */
async function originalsOf(
	context: Context,
	{ readings }: InvoiceRecord,
): Promise<Pick<RecordView, "originals" | "damagedOriginals">> {
	const { vault } = await context.open();
	const places = new Map(
		readings.flatMap(({ sha256, member, form }) =>
			sha256 ? [[`${sha256}/${member ?? ""}`, { sha256, member, form }] as const] : [],
		),
	);
	const files = [...new Set([...places.values()].map(({ sha256 }) => sha256))];
	const opened = await Promise.all(files.map((sha256) => unlessDamaged(vault.originals([sha256]), "damaged" as const)));
	const rows = new Map(opened.flatMap((one) => (one === "damaged" ? [] : one)).map((row) => [row.sha256, row]));
	const originals = [...places.values()].flatMap(({ sha256, member, form }) => {
		const row = rows.get(sha256);
		if (!row) return [];
		const { name, mediaType, size } = row;
		return [{ sha256, name, mediaType, bytes: size, form, ...(member !== undefined && { member }) }];
	});
	return { originals, damagedOriginals: opened.filter((one) => one === "damaged").length };
}
