/** Characters of what a person writes about a record. */
export const MAX_CATEGORY = 30;
export const MAX_TAG = 30;
export const MAX_NOTE = 1_000;
/** Tags of one record; those taken away are kept beside them for a while. */
export const MOST_TAGS = 30;
export const MOST_MARKS = 100;

/** What a record is filed under (分类), since when. The name is empty where it was taken away. */
export interface Filing {
	readonly name: string;
	readonly at: string;
	/** `rule`: filled in by one that was learnt. The user's own word weighs more, whenever he said it. */
	readonly by: "user" | "rule";
	/**
	 * The user took back what he had filed, so that rules may file again: the name is empty then, or that of a rule. The
	 * instant is right behind what he took back: another vault that still holds that gives way, a newer filing does not.
	 */
	readonly undoneAt?: string;
}

/** One member of a set that two vaults may change apart: what was taken away stays, so that it does not come back. */
export interface Mark {
	readonly name: string;
	readonly at: string;
	readonly gone?: true;
}

/** The user's own words (备注); empty where they were taken away. */
export interface Note {
	readonly text: string;
	readonly at: string;
}

/** What the user says of a record, beside what is printed on it. */
export interface Labels {
	readonly category?: Filing;
	readonly tags?: readonly Mark[];
	readonly note?: Note;
}

/** As lists and searches show it; without what is empty. */
export interface LabelsShown {
	readonly category?: string;
	/** The category was filled in by a rule. */
	readonly filedByRule?: true;
	readonly tags?: readonly string[];
	readonly note?: string;
}

export function shownLabels({ category, tags, note }: Labels): LabelsShown {
	const names = namesOf(tags);
	return {
		...(category?.name && { category: category.name }),
		...(category?.name && category.by === "rule" && { filedByRule: true }),
		...(names.length > 0 && { tags: names }),
		...(note?.text && { note: note.text }),
	};
}

/** The members of a set that are in it, in the order they came. */
export function namesOf(marks: readonly Mark[] = []): readonly string[] {
	return marks
		.filter(({ gone }) => !gone)
		.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
		.map(({ name }) => name);
}

/**
 * The set with these in it and those not. `now` is the instant of the change; where a clock was put back it is set right
 * behind what it changes, or another vault would undo it. Of too many taken away the oldest are forgotten.
 */
export function withMarks(
	marks: readonly Mark[] = [],
	{ add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
	now: string,
): readonly Mark[] {
	const held = new Map(marks.map((mark) => [mark.name, mark]));
	for (const name of remove) {
		const mark = held.get(name);
		if (mark && !mark.gone) held.set(name, { name, at: instantAfter(now, mark.at), gone: true });
	}
	for (const name of add) {
		const mark = held.get(name);
		if (!mark || mark.gone) held.set(name, { name, at: instantAfter(now, mark?.at) });
	}
	const all = [...held.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const gone = all.filter((mark) => mark.gone).toSorted((a, b) => (a.at < b.at ? -1 : 1));
	const forgotten = new Set(gone.slice(0, Math.max(0, all.length - MOST_MARKS)));
	return all.filter((mark) => !forgotten.has(mark));
}

/** `now`, or where that is not later, the millisecond after `before`. Both as `Date.toISOString` writes them. */
export function instantAfter(now: string, before: string | undefined): string {
	if (before === undefined || before < now) return now;
	return new Date(Date.parse(before) + 1).toISOString();
}
