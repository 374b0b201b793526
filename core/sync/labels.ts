import { canonicalJson } from "#core/base/canonical-json.ts";
import { order } from "#core/base/order.ts";
import type { Filing, Labels, Mark } from "#core/model/labels.ts";
import type { InvoiceRecord } from "#core/model/record.ts";

type Own = Labels & Pick<InvoiceRecord, "apart">;

/**
 * What the user said of an invoice in two histories: of each thing what was said last, also that he took it back. A
 * category of a rule gives way to the user's. Of a set each member by itself, so that what one side took away does not
 * come back from the other.
 */
export function mergeLabels(a: Own, b: Own): Own {
	const category = last(a.category, b.category, saidAt);
	const note = last(a.note, b.note, ({ at }) => at);
	return {
		...(category && { category }),
		...(note && { note }),
		...((a.tags || b.tags) && { tags: mergeMarks(a.tags, b.tags) }),
		...((a.apart || b.apart) && { apart: mergeMarks(a.apart, b.apart) }),
	};
}

/** When the user last said something of it or took that back, and then when it was filed; a blank sorts before digits. */
function saidAt({ by, at, undoneAt = " " }: Filing): string {
	return (by === "user" ? at : undoneAt) + at;
}

function mergeMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): readonly Mark[] {
	const marks = new Map<string, Mark>();
	for (const mark of [...a, ...b]) {
		const winner = last(marks.get(mark.name), mark, ({ at }) => at);
		if (winner) marks.set(mark.name, winner);
	}
	return [...marks.values()].toSorted((x, y) => order(x.name, y.name));
}

/** Equals are told apart by their text, so that it does not matter which vault is asked first. */
function last<T>(a: T | undefined, b: T | undefined, weight: (one: T) => string): T | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return (order(weight(a), weight(b)) || order(canonicalJson(a), canonicalJson(b))) < 0 ? b : a;
}
