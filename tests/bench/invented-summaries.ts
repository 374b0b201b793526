import type { Day } from "#core/base/day.ts";
import { foldText } from "#core/base/text.ts";
import { SUMMARY_SHAPE, type Summary } from "#core/flows/library/summary.ts";
import { evidence } from "#core/model/evidence.ts";
import { type FieldName, fieldNames } from "#core/model/fields.ts";
import type { Identity } from "#core/model/identity.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { randomFrom } from "./invented.ts";

/** What is kept of invented invoices, as large as what is kept of real ones. */
export function summaryOf(one: Searchable, today: Day): Summary {
	const { id, fields, lines, particulars, state, authenticity, claimable, risk, savedOn, createdAt, flags } = one;
	const { kind, code, number, issuedOn, buyerName, sellerName, sellerTaxId, amount, tax, total } = fields;
	const identity = (code ? `${code}-${number}` : number) as Identity; // of such a form
	const sellers = [sellerTaxId, sellerName].map((seller) => foldText(seller ?? ""));
	const answered = authenticity === "confirmed" || state !== "unknown";
	return {
		shape: SUMMARY_SHAPE,
		judgedOn: today,
		changesOn: "20270101" as Day,
		row: {
			id,
			...(kind && { kind }),
			...(code && { code }),
			...(number && { number }),
			...(issuedOn && { issuedOn }),
			...(buyerName && { buyerName }),
			...(sellerName && { sellerName }),
			...(amount !== undefined && { amount }),
			...(tax !== undefined && { tax }),
			...(total !== undefined && { total }),
			forms: lines.length % 3 === 0 ? ["pdf", "xml"] : ["pdf"],
			authenticity,
			state,
			claimable,
			why: { authenticity: answered ? "match" : "not_asked", claimable: claimable === "yes" ? "" : `why_${claimable}` },
			sample: false,
			needsPerson: flags.needsPerson ?? false,
			alerts: lines.length % 4,
			createdAt,
			...(flags.claimed && { claimedAt: later(createdAt, 2) }),
			...(flags.trashed && { trashedAt: later(createdAt, 3) }),
		},
		face: { fields, lines, ...(particulars && { particulars }) },
		risk,
		marks: {
			id,
			identity,
			keys: [identity],
			parts: [`${hashOf(id)}#0`],
			near: sellers.map((seller) => `${seller}|${total}|${issuedOn}`),
			savedOn,
			trashed: flags.trashed ?? false,
		},
		watched: {
			askable: true,
			...(answered && { answered: { at: later(createdAt, 1), outcome: "match" } }),
			...(answered && { triedAt: later(createdAt, 1) }),
			...(sellers[0] && { seller: sellers[0] }),
		},
	};
}

/** A record that rests on one file, read from its text, and on an answer. */
export function recordOf(one: Searchable): InvoiceRecord {
	const { id, fields, lines, particulars, createdAt } = one;
	const found = fieldNames.flatMap(<F extends FieldName>(field: F) => {
		const value = fields[field];
		return value === undefined ? [] : [evidence(field, value, "text")];
	});
	return {
		id,
		readings: [
			{
				form: "pdf",
				evidence: found,
				lines: [{ source: "text", items: lines }],
				...(particulars && { particulars }),
				qr: [],
				notes: [],
				sha256: hashOf(id),
				part: 0,
				readAt: createdAt,
			},
		],
		typed: [],
		answers: [],
		events: [{ at: createdAt, what: "captured", facts: { name: `${fields.number}.pdf` } }],
		sample: false,
		createdAt,
		updatedAt: createdAt,
	};
}

/** 64 hexadecimal digits, always the same for an id. */
function hashOf(id: string): string {
	const random = randomFrom(Array.from(id).reduce((sum, char) => Math.imul(sum, 31) + char.charCodeAt(0), 7));
	return Array.from({ length: 8 }, () =>
		Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, "0"),
	).join("");
}

function later(at: string, hours: number): string {
	return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}
