/** What columns say of a record nearly, made exact: beside them stands only what they say otherwise. */

type Members = { readonly [key: string]: unknown };

/**
 * What must be put right in `guess` to have `actual`, which is JSON without `null`; `undefined` where nothing must.
 * `null` stands for what is not there.
 */
export function differenceOf(guess: Members, actual: Members): Members | undefined {
	const difference: Record<string, unknown> = {};
	for (const key in actual) {
		const [guessed, value] = [guess[key], actual[key]];
		if (guessed === value || value === undefined) continue;
		if (isMembers(guessed) && isMembers(value)) {
			const inner = differenceOf(guessed, value);
			if (inner) difference[key] = inner;
		} else if (!isSameList(guessed, value)) difference[key] = value;
	}
	for (const key in guess) if (guess[key] !== undefined && actual[key] === undefined) difference[key] = null;
	for (const _ in difference) return difference;
	return undefined;
}

/** The way back: puts right what was guessed. No member is `undefined`. */
export function putRight(guess: Members, difference: Members = {}): Members {
	const right: Record<string, unknown> = {};
	for (const key in guess) {
		const guessed = guess[key];
		if (guessed !== undefined) right[key] = isMembers(guessed) ? putRight(guessed, {}) : guessed;
	}
	for (const key in difference) {
		const [guessed, value] = [guess[key], difference[key]];
		if (value === null) delete right[key];
		else right[key] = isMembers(guessed) && isMembers(value) ? putRight(guessed, value) : value;
	}
	return right;
}

function isSameList(a: unknown, b: unknown): boolean {
	return Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b);
}

function isMembers(value: unknown): value is Members {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
