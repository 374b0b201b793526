import type { Result } from "#core/base/result.ts";
import type { CategoryRule, CategorySuggestion } from "#core/categories/rules.ts";
import type { PassedOver, RecordRow, StorageFull, Undoable } from "#core/flows/app.ts";

export type { CategoryRule, CategorySuggestion };

/** The part of the `App` in which the user puts his invoices in order: categories, tags, notes. */
export interface OrganiseApp {
	/**
	 * Says the same of all these records. What is filed by hand teaches which seller and goods go where. Ids of records that
	 * are not there, and what holds already, change nothing.
	 */
	label(recordIds: readonly string[], change: LabelChange): Promise<Result<Labelled, StorageFull>>;
	/** Files what has no category by what was learnt of its seller and goods; some of it at a time. */
	fileByRules(): Promise<Result<Labelled, StorageFull>>;
	/** What was learnt says of this record; `undefined` where nothing does, and where the user has filed it himself. */
	suggestCategory(recordId: string): Promise<CategorySuggestion | undefined>;
	labelsInUse(): Promise<LabelsInUse>;
	categoryRules(): Promise<readonly CategoryRule[]>;
	forgetRule(id: string): Promise<Result<Undoable, StorageFull>>;
	/** Offers a category of the user's own beside the usual ones, or no longer. Records keep theirs. */
	keepCategory(name: string, options: { readonly offered: boolean }): Promise<Result<Undoable, StorageFull>>;
}

/** How the user looks at his library: the part of the `App` that keeps his columns and views. */
export interface ShelfApp {
	/** Columns in their order; `undefined` while the user has chosen none. */
	columns(): Promise<readonly ColumnChoice[] | undefined>;
	/** Without columns: as it was before any were chosen. */
	saveColumns(columns: readonly ColumnChoice[] | undefined): Promise<Result<void, StorageFull>>;
	views(): Promise<readonly SavedView[]>;
	/** Keeps a view, in place of the one with its id. */
	saveView(view: SavedView): Promise<Result<Undoable, StorageFull>>;
	removeView(id: string): Promise<Result<Undoable, StorageFull>>;
}

/** The part of the `App` that shows what may be one invoice kept twice (重复). */
export interface TwinsApp {
	/** Groups of records alike, those of one file first, then the newest; without what a person has looked at. */
	twins(page: { readonly offset: number; readonly limit: number }): Promise<TwinsPage>;
	/**
	 * Notes that what is alike by these keys are invoices of their own, or takes that back. A record alike that comes later
	 * shows again, with all of them. Gives how many were changed.
	 */
	partTwins(keys: readonly string[], options: { readonly apart: boolean }): Promise<Result<number, StorageFull>>;
}

export interface TwinsPage {
	readonly groups: readonly TwinGroup[];
	readonly count: number;
}

export interface TwinGroup {
	/** `file`: from the same place of one file. `near`: seller, total and day are the same. */
	readonly why: "file" | "near";
	/** Names the group to `partTwins`. */
	readonly keys: readonly string[];
	/** The first of them; a road's toll invoices of a day are alike by the thousand. */
	readonly rows: readonly RecordRow[];
	readonly count: number;
}

export interface ColumnChoice {
	readonly id: string;
	/** CSS pixels; absent: as wide as usual. */
	readonly width?: number;
}

/** A list with a name. */
export interface SavedView {
	readonly id: string;
	readonly name: string;
	/** What stands behind `?` in the address of the list. */
	readonly query: string;
}

/** What is absent stays as it is. */
export interface LabelChange {
	/** Empty takes it away. */
	readonly category?: string;
	readonly addTags?: readonly string[];
	readonly removeTags?: readonly string[];
	/** Empty takes it away. */
	readonly note?: string;
	/** The note this one was made from; where another one stands there meanwhile, both are kept. */
	readonly noteFrom?: string;
}

/**
 * What became of a note that was written elsewhere meanwhile: both stand there (`joined`), it stays instead of none, or
 * there was no room for both and it is in the record's history.
 */
export type OtherNote = "joined" | "stays" | "replaced";

export interface Labelled extends PassedOver, Undoable {
	/** Records that were changed. */
	readonly changed: number;
	readonly otherNote?: OtherNote;
}

export interface LabelsInUse {
	/** Outside the trash, most used first. */
	readonly categories: readonly { readonly name: string; readonly count: number }[];
	readonly tags: readonly { readonly name: string; readonly count: number }[];
	/** Categories the user added. */
	readonly own: readonly string[];
}
