import type { Query } from "#core/model/answer.ts";
import { identityOf } from "#core/model/identity.ts";
import type { Question } from "#gateway/store/store.ts";

/** How a query is kept: two that differ in anything get different answers. */
export function questionOf({ kind, code, number, issuedOn, checkValue }: Query): Question {
	return {
		invoice: identityOf({ code, number }) ?? `${code}-${number}`,
		question: [kind, issuedOn, checkValue].join(" "),
	};
}
