import { canonicalJson } from "#core/base/canonical-json.ts";
import { order } from "#core/base/order.ts";
import { instantAfter } from "./labels.ts";
import type { StoredReading } from "./record.ts";

/**
 * What a reading says, whenever it was read and whether or not it was taken back. One without a file has no other name:
 * a record has one reading that says so, and where two records disagree, the one that `byReadAt` puts last.
 */
export function saidBy({ readAt: _, gone: __, ...said }: StoredReading): string {
	return canonicalJson(said);
}

/** The newer last: readers get better, and what was taken back is dated then. */
export function byReadAt(a: StoredReading, b: StoredReading): number {
	return order(a.readAt, b.readAt) || order(canonicalJson(a), canonicalJson(b));
}

/**
 * A reading as somebody gives it now, beside those that are held: dated behind its own taking back, which a clock that
 * ran ahead may have dated later than this.
 */
export function givenNow(reading: StoredReading, held: readonly StoredReading[]): StoredReading {
	const back = reading.sha256 ? undefined : held.find((one) => one.gone && saidBy(one) === saidBy(reading));
	return back ? { ...reading, readAt: instantAfter(reading.readAt, back.readAt) } : reading;
}
