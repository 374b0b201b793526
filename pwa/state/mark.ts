/**
 * The mark that lies beside each vault, so that one that the browser has cleared is told from a new one. A browser that
 * clears the vaults clears the list of profiles too: the only one that is there then is new, and what lies here is of
 * one that is gone.
 */
interface Whose {
	readonly id: string;
	readonly several: boolean;
}

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The name alone: of before there were several profiles. */
const NAME = "mark";
const nameOf = (profile: string) => `${NAME} ${profile}`;

export function markOf(kept: Kept, { id, several }: Whose): string | undefined {
	const own = kept.getItem(nameOf(id));
	if (own !== null || several) return own ?? undefined;
	const [other] = namesIn(kept);
	return other === undefined ? undefined : (kept.getItem(other) ?? undefined);
}

export function keepMark(kept: Kept, profile: Whose, mark: string): void {
	if (kept.getItem(nameOf(profile.id)) === mark) return;
	forgetMark(kept, profile);
	kept.setItem(nameOf(profile.id), mark);
}

/** Where there is one profile, also what is left of others. */
export function forgetMark(kept: Kept, { id, several }: Whose): void {
	for (const name of several ? [nameOf(id)] : namesIn(kept)) kept.removeItem(name);
}

/** How many marks of a profile lie there. */
export function countMarks(kept: Kept, id: string): number {
	return kept.getItem(nameOf(id)) === null ? 0 : 1;
}

function namesIn(kept: Kept): readonly string[] {
	const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? "");
	return names.filter((name) => name === NAME || name.startsWith(`${NAME} `));
}
