import type { ChoiceColumn, DayColumn, Flag, MoneyColumn, TextColumn } from "./searchable.ts";

/** Where a word is looked for: one column of text, or the texts of the lines. */
export type Place = TextColumn | "lines" | "rates";

/** A condition that a record meets or not. All of a list must hold. */
export type Clause =
	/** Folded text that some text holds; in all places when none are named. */
	| { readonly what: "text"; readonly text: string; readonly places?: readonly Place[] }
	/** Folded text that is the whole of some text. */
	| { readonly what: "exact"; readonly text: string; readonly places: readonly Place[] }
	/** Latin letters: the pinyin of a name, or its initials, or both mixed. */
	| { readonly what: "pinyin"; readonly letters: string; readonly places: readonly Place[] }
	/** A number with one digit wrong, or two neighbours swapped. */
	| { readonly what: "near"; readonly digits: string; readonly places: readonly TextColumn[] }
	/** One of the words; `""` where there is none. */
	| { readonly what: "in"; readonly column: ChoiceColumn; readonly values: readonly string[] }
	/** Fen, both ends included. What has no amount is in no range. */
	| { readonly what: "money"; readonly columns: readonly MoneyColumn[]; readonly from?: number; readonly to?: number }
	/** An amount, a tax, a quantity or a price of a line is this. `fen` where the decimal is an amount. */
	| { readonly what: "lineNumber"; readonly decimal: string; readonly fen?: number }
	/** Days as numbers `YYYYMMDD`, both ends included. What has no day is in no range. */
	| { readonly what: "day"; readonly column: DayColumn; readonly from?: number; readonly to?: number }
	/** Carries this tag, folded. */
	| { readonly what: "tag"; readonly tag: string }
	| { readonly what: "flag"; readonly flag: Flag; readonly is: boolean }
	| { readonly what: "ids"; readonly ids: Iterable<string> }
	| { readonly what: "not"; readonly clause: Clause }
	| { readonly what: "any"; readonly clauses: readonly Clause[] }
	| { readonly what: "all"; readonly clauses: readonly Clause[] };
