import type { Problem, Result } from "#core/base/result.ts";
import { err } from "#core/base/result.ts";

/**
 * `conflict`: another tab wrote one of these rows, or has one of these numbers; read again and try again.
 * `storage_full`: the browser gives no more room. Nothing was kept in either case.
 */
export type CommitProblem = Problem<"conflict" | "storage_full">;

/** Thrown inside a transaction to take it back as a whole. */
export class ConflictError extends Error {
	override name = "ConflictError";
}

/** What stopped a write, as data; whatever else went wrong goes on its way. */
export function commitProblem(cause: unknown): Result<never, CommitProblem> {
	if (isCausedBy(cause, "ConflictError") || isCausedBy(cause, "ConstraintError")) return err({ code: "conflict" });
	return noRoom(cause);
}

/** A full disk is a result; whatever else went wrong goes on its way. */
export function noRoom(cause: unknown): Result<never, Problem<"storage_full">> {
	if (isCausedBy(cause, "QuotaExceededError")) return err({ code: "storage_full" });
	throw cause;
}

/** Dexie wraps what went wrong: in `inner`, or one by one in the `failures` of a bulk write. */
function isCausedBy(cause: unknown, name: string, depth = 0): boolean {
	if (typeof cause !== "object" || cause === null || depth > 4) return false;
	if ("name" in cause && cause.name === name) return true;
	if ("inner" in cause && isCausedBy(cause.inner, name, depth + 1)) return true;
	return (
		"failures" in cause &&
		Array.isArray(cause.failures) &&
		cause.failures.some((one) => isCausedBy(one, name, depth + 1))
	);
}
