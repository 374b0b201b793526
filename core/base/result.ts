/** What can go wrong, as data: a stable code and the facts; words for people are made last, from the code. */
export interface Problem<Code extends string = string> {
	readonly code: Code;
	readonly [fact: string]: unknown;
}

/** The outcome of work that is expected to fail sometimes. Exceptions are for bugs. */
export type Result<T, E extends Problem = Problem> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value };
}

export function err<E extends Problem>(error: E): { readonly ok: false; readonly error: E } {
	return { ok: false, error };
}
