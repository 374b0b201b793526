import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Severity } from "#core/model/finding.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";
import type { Kind } from "#core/model/kinds/kind.ts";
import { isReadingSource } from "#core/settle/weight.ts";

export function kindOf(invoice: Invoice): Kind<KindId> | undefined {
	return invoice.fields.kind && kindById(invoice.fields.kind);
}

/** 红字发票: its amounts are negative. `undefined` while no amount is known. */
export function isRed(invoice: Invoice): boolean | undefined {
	const amount = invoice.fields.total ?? invoice.fields.amount;
	return amount === undefined ? undefined : amount < 0;
}

/** The fields a check needs that are not there. */
export function absent(invoice: Invoice, ...names: readonly FieldName[]): readonly FieldName[] {
	return names.filter((name) => invoice.fields[name] === undefined);
}

/** Arithmetic that fails on values read from a picture or typed may be our misreading: a person looks first. */
export function unlessMisread(invoice: Invoice, fields: readonly FieldName[], severity: Severity): Severity {
	const doubtful = fields.some((field) => {
		const source = invoice.sources[field];
		return source !== undefined && isReadingSource(source);
	});
	return doubtful && severity === "stop" ? "look" : severity;
}

/** Old 税控 programs rounded line by line; the digital system does not (domain §5.1). */
export function roundsEachLine(invoice: Invoice): boolean {
	return !kindOf(invoice)?.digital && !/^\d{20}$/.test(invoice.fields.number ?? "");
}

/** 差额征税: tax is computed on a part of the amount, so rate times amount is not the tax (domain §5.5). */
export function taxedOnDifference(fields: Readonly<Partial<FieldValues>>): boolean {
	return /差额征税|差额开票/.test(`${fields.remark ?? ""}${fields.title ?? ""}`);
}

/**
 * The short name of the goods class in front of an item: `*餐饮服务*餐费` → `餐饮服务` (公告2017年第45号).
 */
export function classOf(itemName: string): string | undefined {
	return /^\*([^*]+)\*/.exec(itemName.normalize("NFKC").trim())?.[1]?.trim();
}
