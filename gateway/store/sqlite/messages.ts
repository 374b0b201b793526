/** What the thread is asked: one statement, or several that make one transaction. */
export interface Statement {
	readonly sql: string;
	readonly parameters: readonly unknown[];
}
export type Request = Statement | readonly Statement[] | "close";

/** Rows or the number of changed rows; of a transaction the number its first statement changed. */
export type Reply =
	| { readonly ok: true; readonly rows: unknown[]; readonly changes: number }
	| { readonly ok: false; readonly message: string; readonly code: string };
