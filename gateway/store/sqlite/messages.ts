/** What the thread is asked: one statement, or several that make one transaction, on disk at its end or soon after. */
export interface Statement {
	readonly sql: string;
	readonly parameters: readonly unknown[];
}
export interface Together {
	readonly statements: readonly Statement[];
	readonly safe: boolean;
}
export type Request = Statement | Together | "close";

/** Rows or the number of changed rows; of a transaction the number its first statement changed. */
export type Reply =
	| { readonly ok: true; readonly rows: unknown[]; readonly changes: number }
	| { readonly ok: false; readonly message: string; readonly code: string };
