import type { Result } from "#core/base/result.ts";
import type { CategoryRule, CategorySuggestion } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";

export type { CategoryRule, CategorySuggestion };

/** The part of the `App` in which the user puts his invoices in order: categories, tags, notes. */
export interface OrganiseApp {
	/**
	 * Says the same of all these records. What is filed by hand teaches which seller and goods go where. Ids of records that
	 * are not there, and what holds already, change nothing.
	 */
	label(recordIds: readonly string[], change: LabelChange): Promise<Result<Labelled, StorageFull>>;
	/** Puts back what was there before, wherever nobody has changed it since. Gives the number of records. */
	undoLabels(undo: LabelUndo): Promise<Result<number, StorageFull>>;
	/** Files what has no category by what was learnt of its seller and goods; some of it at a time. */
	fileByRules(): Promise<Result<Labelled, StorageFull>>;
	/** What was learnt says of this record; `undefined` where nothing does, and where the user has filed it himself. */
	suggestCategory(recordId: string): Promise<CategorySuggestion | undefined>;
	labelsInUse(): Promise<LabelsInUse>;
	categoryRules(): Promise<readonly CategoryRule[]>;
	forgetRule(id: string): Promise<Result<void, StorageFull>>;
	/** Offers a category of the user's own beside the usual ones, or no longer. Records keep theirs. */
	keepCategory(name: string, options: { readonly offered: boolean }): Promise<Result<void, StorageFull>>;
}

/** What is absent stays as it is. */
export interface LabelChange {
	/** Empty takes it away. */
	readonly category?: string;
	readonly addTags?: readonly string[];
	readonly removeTags?: readonly string[];
	/** Empty takes it away. */
	readonly note?: string;
}

export interface Labelled {
	/** Records that were changed. */
	readonly changed: number;
	readonly undo: LabelUndo;
}

/** As `label` gave it; plain data, so that the way back may be kept by who shows it. */
export interface LabelUndo {
	/** `at`: of the change, so that a later one is left alone. */
	readonly records: readonly { readonly recordId: string; readonly at: string; readonly change: LabelChange }[];
	/** Rules learnt or unlearnt by it. */
	readonly rules: readonly { readonly id: string; readonly before?: CategoryRule; readonly after?: CategoryRule }[];
}

export interface LabelsInUse {
	/** Outside the trash, most used first. */
	readonly categories: readonly { readonly name: string; readonly count: number }[];
	readonly tags: readonly { readonly name: string; readonly count: number }[];
	/** Categories the user added. */
	readonly own: readonly string[];
}
