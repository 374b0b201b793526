import "fake-indexeddb/auto";

import { randomBytes } from "node:crypto";
import { type FileHandle, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { BackupTarget } from "#core/flows/backup/app.ts";
import { backupFlows } from "#core/flows/backup/flows.ts";
import { keepInvoices, type Machine, startMachine } from "#tests/core/flows/sync/support.ts";

const PASSPHRASE = "演示口令演示口令";
const MB = 1024 * 1024;

/**
 * A library of this many records, each with an original of 114 kB (the mean of real ones), backed up into a file, read
 * back, and restored into an empty one; beside writing and reading a file of as many bytes. In Node, over a database that
 * lies in memory: memory is counted above what both hold before.
 */
export async function benchBackup(records: number): Promise<void> {
	const name = `bench-backup-${Date.now()}`;
	const [here, there] = [await startMachine(`${name}-here`), await startMachine(`${name}-there`)];
	for (let start = 0; start < records; start += 100) {
		const serials = Array.from({ length: Math.min(100, records - start) }, (_, index) => start + index);
		await keepInvoices(here, serials, () => 114_000);
	}
	const path = join(tmpdir(), `${name}.yanpiao`);
	try {
		const made = await measured(async () => {
			const result = await backupFlows(here.context).makeBackup(
				"b",
				{ passphrase: PASSPHRASE, app: "bench", to: fileTarget(path) },
				quiet,
			);
			if (!result.ok) throw new Error(`not made: ${result.error.code}`);
			return result.value;
		});
		const { size } = made.value;
		const plain = await measured(() => writeAndRead(`${path}.plain`, size));
		const file = new Blob([await readFile(path)]);
		const flows = backupFlows(there.context);
		const opened = await measured(() => flows.openBackup("r", file, PASSPHRASE, quiet));
		if (!opened.value.ok) throw new Error(`not opened: ${opened.value.error.code}`);
		const restored = await measured(() => flows.restoreBackup("r", { erased: false, settings: false }, quiet));

		console.log(`${records} records, ${(size / MB).toFixed(0)} MB (s, MB/s, MB of memory above the start)\n`);
		line("written and read plain", plain, size);
		line("made, and read back", made, size);
		line("opened and compared", opened, size);
		line("restored", restored, size);
		console.log(`\nmaking takes ${(made.took / plain.took).toFixed(1)} times as long as the same bytes plain`);
		console.log(`same originals in both: ${await isSame(here, there)}`);
	} finally {
		await rm(path, { force: true });
		await rm(`${path}.plain`, { force: true });
	}
}

interface Measured<T> {
	readonly value: T;
	/** Milliseconds. */
	readonly took: number;
	/** Bytes. */
	readonly peak: number;
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
	globalThis.gc?.();
	const used = () => process.memoryUsage().rss;
	const before = used();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, used());
	}, 20);
	const began = performance.now();
	try {
		const value = await work();
		return { value, took: performance.now() - began, peak: Math.max(peak, used()) - before };
	} finally {
		clearInterval(timer);
	}
}

/** As a browser's file: nothing of it stays in memory. */
function fileTarget(path: string): BackupTarget {
	return {
		async createWritable() {
			const file: FileHandle = await open(path, "w");
			return {
				write: async (bytes) => void (await file.write(bytes)),
				close: () => file.close(),
				abort: () => file.close(),
			};
		},
		getFile: async () => (await import("node:fs")).openAsBlob(path),
	};
}

async function writeAndRead(path: string, size: number): Promise<void> {
	const file = await open(path, "w+");
	const piece = randomBytes(MB);
	for (let at = 0; at < size; at += MB) await file.write(piece, 0, Math.min(MB, size - at));
	for (let at = 0; at < size; at += MB) await file.read(piece, 0, Math.min(MB, size - at), at);
	await file.close();
}

async function isSame(a: Machine, b: Machine): Promise<boolean> {
	for (const id of await a.vault.ids()) {
		const record = (await a.vault.record(id))?.record;
		for (const { sha256 } of record?.readings ?? []) {
			const [one, other] = [await a.vault.content(sha256 ?? ""), await b.vault.content(sha256 ?? "")];
			if (one && (!other || Buffer.compare(one, other) !== 0)) return false;
		}
	}
	return true;
}

function line(what: string, { took, peak }: Measured<unknown>, size: number): void {
	const numbers = [took / 1000, size / MB / (took / 1000), peak / MB];
	console.log(`${what.padEnd(24)}${numbers.map((number) => number.toFixed(1).padStart(10)).join("")}`);
}

function quiet(): void {}
