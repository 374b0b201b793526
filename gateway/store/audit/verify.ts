import type { AuditAnchor, AuditCheck, AuditEntry, AuditFlaw } from "./audit.ts";
import { linkHash, sha256 } from "./chain.ts";

/** What the entries of one chain must begin and end with. */
export interface ChainEnds {
	readonly anchor: AuditAnchor;
	/** Absent for an export, whose end nobody vouches for. */
	readonly head?: Omit<AuditAnchor, "chain">;
}

/** Follows a chain from its anchor to its head. Pure: an export is verified by the same code as the database. */
export async function verifyChain(
	entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
	{ anchor, head }: ChainEnds,
): Promise<AuditCheck> {
	const { chain } = anchor;
	let { seq, hash } = anchor;
	let count = 0;
	let erased = 0;
	const flawed = (flaw: AuditFlaw, at: number): AuditCheck => ({ ok: false, flaw, chain, seq: at });
	for await (const entry of entries) {
		if (entry.chain !== chain || entry.seq !== seq + 1) return flawed("gap", seq + 1);
		if (entry.content !== null && sha256(entry.content) !== entry.digest) return flawed("content", entry.seq);
		if (linkHash(entry, hash) !== entry.hash) return flawed("link", entry.seq);
		({ seq, hash } = entry);
		count += 1;
		if (entry.content === null) erased += 1;
	}
	if (head && (head.seq !== seq || head.hash !== hash)) return flawed("head", seq);
	return { ok: true, entries: count, erased };
}
