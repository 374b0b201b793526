/** What the thread is asked. */
export interface Statement {
	readonly sql: string;
	readonly parameters: readonly unknown[];
}

/** Rows or the number of changed rows. */
export type Reply =
	| { readonly ok: true; readonly rows: unknown[]; readonly changes: number }
	| { readonly ok: false; readonly message: string; readonly code: string };
