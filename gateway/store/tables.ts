/**
 * The gateway's tables, as SQLite and everything that speaks PostgreSQL's protocol share them: text, whole numbers and
 * JSON as text. Instants are milliseconds. Every key of what grows begins with what it is spread by (docs/scale.md).
 */
export interface Tables {
	api_keys: {
		id: string;
		name: string;
		role: string;
		/** SHA-256 of the secret; the secret has 256 random bits, so no salt and no slow hash are needed. */
		secret_hash: string;
		per_minute: number;
		created_at: number;
		revoked_at: number | null;
	};
	/** The newest evidence a question got. */
	answers: { invoice: string; question: string; asked_at: number; supplier: string; answer: string };
	/** Checks of an invoice used up on a day in China. */
	counts: { invoice: string; day: string; used: number };
	/** Questions under way, and how they ended for those who wait in other processes. */
	flights: {
		invoice: string;
		question: string;
		owner: string;
		fence: number;
		expires_at: number;
		done_at: number | null;
		result: string | null;
	};
	suppliers: { id: string; failures: number; not_before: number; reason: string };
	audit_heads: { chain: string; seq: number; hash: string; anchor_seq: number; anchor_hash: string };
	audit: {
		chain: string;
		seq: number;
		at: number;
		/** Both are null once erased. */
		invoice: string | null;
		content: string | null;
		digest: string;
		hash: string;
	};
}
