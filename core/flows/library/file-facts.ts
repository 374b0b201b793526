import type { AppVault } from "#core/flows/deps.ts";
import type { FileFacts } from "#core/sync/bundle.ts";
import { unlessDamaged } from "#core/vault/codec.ts";

/** What is known of these files as far as they are here, and which of them have a row that does not open. */
export async function factsOf(
	vault: AppVault,
	sha256s: readonly string[],
): Promise<{ readonly files: readonly FileFacts[]; readonly damaged: ReadonlySet<string> }> {
	const all = await unlessDamaged(vault.originals(sha256s), undefined);
	if (all) return { files: all, damaged: new Set() };
	const files: FileFacts[] = [];
	const damaged = new Set<string>();
	for (const sha256 of sha256s) {
		const found = await unlessDamaged(vault.originals([sha256]), undefined);
		if (found) files.push(...found);
		else damaged.add(sha256);
	}
	return { files, damaged };
}
