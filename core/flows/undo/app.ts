import type { Problem, Result } from "#core/base/result.ts";
import type { CategoryRule } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { ExportPreset, ExportSource } from "#core/flows/exchange/app.ts";
import type { LabelChange, SavedView } from "#core/flows/organise/app.ts";
import type { TypedFields } from "#core/model/fields.ts";
import type { Filing } from "#core/model/labels.ts";
import type { LineMarks } from "#core/model/line-marks.ts";
import type { StoredReading } from "#core/model/record.ts";

/** The part of the `App` that takes back what the user did (撤销). It adds events like any change: no history is rewritten. */
export interface UndoApp {
	/**
	 * Puts everything back as it was before, all or nothing. `changed_since`: some of it is not as it was left any more,
	 * changed by another tab or device, erased, or damaged.
	 */
	undo(way: WayBack): Promise<Result<void, UndoProblem>>;
	/** Whether all of it is still as it was left: asked before many steps are taken back in several writes. */
	canUndo(way: WayBack): Promise<boolean>;
}

export type UndoProblem = StorageFull | Problem<"changed_since">;

/** As the action gave it; plain data, kept by whoever offers the way back. Empty where nothing was changed. */
export type WayBack = readonly UndoStep[];

export type UndoStep = RecordStep | LineStep | BookStep;

/** How it was left, and how it was before. Where values are absent there was none. */
export type RecordStep =
	| {
			readonly what: "mark";
			readonly recordId: string;
			readonly mark: "claimedAt" | "trashedAt";
			readonly before?: string;
			readonly after?: string;
	  }
	| LabelStep
	| {
			readonly what: "typed";
			readonly recordId: string;
			/** `null`: nothing was typed into the field. */
			readonly before: TypedFields;
			readonly after: TypedFields;
	  }
	/** A row of a ledger was kept as a source of the record, read at this instant. */
	| {
			readonly what: "row";
			readonly recordId: string;
			readonly readAt: string;
			/**
			 * The row made the record: unless a file was given since, it goes to the trash as a whole. Where the user has said
			 * something of it since, it counts as changed.
			 */
			readonly made?: true;
			/** The row of an earlier ledger that it took the place of. */
			readonly before?: StoredReading;
	  }
	/** A change for the worse was dealt with. */
	| { readonly what: "acknowledged"; readonly recordId: string };

export interface LabelStep {
	readonly what: "labels";
	readonly recordId: string;
	/** Leads back. */
	readonly change: LabelChange;
	/** How it was filed before the user filed it; `null`: not at all. */
	readonly filing?: Filing | null;
	readonly after: Pick<LabelChange, "category" | "note">;
}

/** The user's marks on a question of the history. */
export interface LineStep {
	readonly what: "line";
	readonly id: string;
	readonly before: LineMarks;
	readonly after: LineMarks;
}

/** What the user made for himself beside his records. */
export type BookStep =
	| RuleStep
	| { readonly what: "own"; readonly before: readonly string[]; readonly after: readonly string[] }
	| { readonly what: "views"; readonly before: readonly SavedView[]; readonly after: readonly SavedView[] }
	| {
			readonly what: "presets";
			readonly of: ExportSource["what"];
			readonly before: readonly ExportPreset[];
			readonly after: readonly ExportPreset[];
	  };

export interface RuleStep {
	readonly what: "rule";
	readonly id: string;
	readonly before?: CategoryRule;
	/** The rule that stood behind `before`; absent where it was the last. */
	readonly next?: string;
	readonly after?: CategoryRule;
}
