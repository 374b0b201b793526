import type { KindId } from "#core/model/kinds/index.ts";
import type { Provider } from "#core/providers/provider.ts";

/** What was configured for one supplier. Holds secrets: it is never logged, shown or sent. */
export interface SupplierConfig {
	readonly type: string;
	readonly id: string;
	readonly url?: string;
	readonly rank: number;
	readonly costFen?: number;
	readonly timeoutMs: number;
	/** Only these, of those it knows. */
	readonly kinds?: readonly KindId[];
	readonly secrets: Readonly<Record<string, string>>;
}

/** What a supplier may need of the server it runs in. */
export interface SupplierPlace {
	/** Posts to this server's own sample authority. */
	readonly sampleFetch: typeof fetch;
}

/** A kind of supplier: one file each. */
export interface SupplierType {
	readonly id: string;
	readonly url: "required" | "optional" | "none";
	/** Names of its secrets, as the last part of their environment variables. */
	readonly secrets: readonly string[];
	create(config: SupplierConfig, place: SupplierPlace): Provider;
}
