import * as z from "zod/mini";

import type { AppVault } from "#core/flows/deps.ts";
import { type Head, ledgerFields, signatureOf } from "#core/readers/ledger/columns.ts";
import type { LedgerChoice } from "./app.ts";

/** Choices of columns that are remembered. */
const REMEMBERED = 50;

const KEY = "ledger-columns";

const choices = z.record(
	z.string(),
	z.object({ columns: z.array(z.nullable(z.enum(ledgerFields))), digitalKind: z.optional(z.string()) }),
);

export type Choices = Readonly<
	Record<
		string,
		{
			readonly columns: readonly (LedgerChoice["columns"][number] | undefined)[];
			readonly digitalKind?: string | undefined;
		}
	>
>;

export async function loadChoices(vault: AppVault): Promise<Choices> {
	const read = choices.safeParse(await vault.setting(KEY));
	if (!read.success) return {};
	return Object.fromEntries(
		Object.entries(read.data).map(([signature, { columns, digitalKind }]) => [
			signature,
			{ columns: columns.map((field) => field ?? undefined), digitalKind },
		]),
	);
}

/** The newest last; without room it is simply not remembered. */
export async function rememberChoice(
	vault: AppVault,
	head: Head,
	{ columns, digitalKind }: LedgerChoice,
): Promise<void> {
	const signature = signatureOf(head);
	const { [signature]: _, ...others } = await loadChoices(vault);
	const kept = [...Object.entries(others), [signature, { columns, digitalKind }] as const].slice(-REMEMBERED);
	const stored = kept.map(([name, choice]) => [
		name,
		{ ...choice, columns: choice.columns.map((field) => field ?? null) },
	]);
	await vault.saveSetting(KEY, Object.fromEntries(stored));
}
