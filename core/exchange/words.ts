/**
 * Words for people in the cells and heads of a file, by list and code (`kind.rail`, `state.normal`). A code without a
 * word stands for itself: files for other programs are made without words.
 */
export type ExportWords = Readonly<Record<string, string>>;

/** The word for a code of a list. */
export type NameCode = (list: string, code: string) => string;

export function namesFrom(words: ExportWords): NameCode {
	return (list, code) => words[`${list}.${code}`] ?? code;
}
