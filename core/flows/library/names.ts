import type { FieldValues } from "#core/model/fields.ts";
import { type Identity, identityOf } from "#core/model/identity.ts";

/**
 * Everything an invoice is called by. 数电纸质发票 have two names: the 20-digit number and the code with the number of
 * the paper (domain §1.5); a photo may show only one of them.
 */
export interface Names {
	readonly identity?: Identity;
	readonly digital?: string;
	readonly paper?: string;
}

export function namesOf(fields: Readonly<Partial<FieldValues>>): Names {
	const identity = identityOf(fields);
	const digital = [fields.digitalNumber, fields.number].find((value) => value !== undefined && /^\d{20}$/.test(value));
	const paper =
		fields.code && fields.number && !/^\d{20}$/.test(fields.number) ? `${fields.code}-${fields.number}` : undefined;
	return { ...(identity && { identity }), ...(digital && { digital }), ...(paper && { paper }) };
}

export function keysOf(names: Names): readonly string[] {
	return [...new Set([names.identity, names.digital, names.paper].filter((key) => key !== undefined))];
}

/** Whether two sets of names are of one invoice: two 20-digit numbers must be equal, else any name in common will do. */
export function isSameInvoice(a: Names, b: Names): boolean {
	if (a.digital && b.digital) return a.digital === b.digital;
	const theirs = keysOf(b);
	return keysOf(a).some((key) => theirs.includes(key));
}
