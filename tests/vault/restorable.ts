import "fake-indexeddb/auto";

import { Buffer } from "node:buffer";

import { backupFlows } from "#core/flows/backup/flows.ts";
import { keepInvoices, startMachine } from "#tests/core/flows/sync/support.ts";

export const PASSPHRASE = "演示口令演示口令";

/** A backup of another library, and the numbers of its invoices. */
export interface Restorable {
	readonly file: Buffer;
	readonly numbers: readonly string[];
}

/** A backup of invoices with these serials, each with an original of so many bytes. */
export async function makeRestorable(from: number, count: number, bytes: number): Promise<Restorable> {
	const machine = await startMachine(`restorable-${from}`);
	const serials = Array.from({ length: count }, (_, index) => from + index);
	await keepInvoices(machine, serials, () => bytes);
	const made = await backupFlows(machine.context).makeBackup(
		"b",
		{ passphrase: PASSPHRASE, app: "kills" },
		() => undefined,
	);
	machine.die();
	if (!made.ok || !made.value.file) throw new Error("no backup");
	return {
		file: Buffer.from(await made.value.file.arrayBuffer()),
		numbers: serials.map((serial) => `2699${String(serial).padStart(16, "0")}`),
	};
}
