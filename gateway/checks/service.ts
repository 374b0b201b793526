import type { Store } from "#gateway/store/store.ts";
import type { CheckService, Supplier } from "./check.ts";

export interface CheckServiceOptions {
	readonly store: Store;
	readonly suppliers: readonly Supplier[];
	readonly now?: () => Date;
	readonly fetch?: typeof fetch;
	/** How long a supplier may take. */
	readonly timeoutMs?: number;
	/** Told what happened, for metrics; never holds what an invoice says. */
	readonly observe?: (event: CheckEvent) => void;
}

export type CheckEvent =
	| { readonly what: "checked"; readonly how?: string; readonly end: string; readonly ms: number }
	| { readonly what: "supplier"; readonly supplier: string; readonly end: string; readonly ms: number };

export function createCheckService(options: CheckServiceOptions): CheckService {
	throw new Error(`not yet: ${options.suppliers.length}`);
}
