import * as z from "zod/mini";

import type { Context } from "#core/flows/context.ts";
import { crc32 } from "#core/readers/archive/crc32.ts";
import type { FileFacts } from "#core/sync/bundle.ts";
import { bundle } from "#core/sync/schema/record.ts";
import { createZipWriter } from "#core/vault/backup/zip.ts";
import type { BackupMadeResult, BackupOptions, BackupProgress } from "./app.ts";
import { openArchive } from "./archive-open.ts";
import { ARCHIVE, manifestShape } from "./archive-shape.ts";
import { README } from "./archive-words.ts";
import { type Collected, collect } from "./collect.ts";
import { DATA_VERSION } from "./read-bundle.ts";
import { writeVerified } from "./write-verified.ts";

/** Writes everything into a ZIP that anybody can read (开放归档), and reads it back. */
export async function makeArchive(
	context: Context,
	{ to, app }: BackupOptions,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<BackupMadeResult> {
	return writeVerified(to, {
		write: (write) => writeArchive(context, { app, signal, report, write }),
		open: (file) =>
			openArchive(file, {
				hash: context.deps.hash,
				signal,
				report: (done) => report({ stage: "verifying", done, total: file.size }),
			}),
	});
}

interface Writing {
	readonly app: string;
	readonly signal: AbortSignal;
	report(done: BackupProgress): void;
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

async function writeArchive(context: Context, { app, signal, report, write }: Writing): Promise<Collected | undefined> {
	const now = context.deps.now();
	const zip = createZipWriter(write, now);
	const manifest = createPacked();
	const paths = new Set<string>();
	const files: (FileFacts & { readonly path: string })[] = [];
	const about = { format: ARCHIVE, version: 1, app, data: DATA_VERSION, createdAt: now.toISOString() };
	// One record a line, so that it can be read piece by piece; all of it is one JSON text.
	await manifest.add(`${JSON.stringify(about).slice(0, -1)},\n"records":[`);
	let first = true;
	const collector = {
		async file(facts: FileFacts, bytes: Uint8Array<ArrayBuffer>) {
			const path = `originals/${freeName(facts, paths)}`;
			paths.add(path.toLowerCase());
			files.push({ ...facts, path });
			await zip.put(path, bytes);
		},
		async records(items: readonly unknown[]) {
			for (const item of items) {
				await manifest.add(`${first ? "" : ","}\n${JSON.stringify(item)}`);
				first = false;
			}
		},
	};
	const told = await collect(context, collector, signal, (done, total) => report({ stage: "writing", done, total }));
	if (!told) return undefined;
	await manifest.add(`\n],\n"files":[`);
	for (const [index, file] of files.entries()) await manifest.add(`${index ? "," : ""}\n${JSON.stringify(file)}`);
	await manifest.add(`\n],\n"counts":${JSON.stringify(told)}\n}\n`);
	const { packed, size, crc } = await manifest.end();
	await zip.putDeflated("manifest.json", packed, { size, crc });
	const schema = JSON.stringify(z.toJSONSchema(manifestShape(bundle), { unrepresentable: "any" }), undefined, "\t");
	await zip.put("schema.json", new TextEncoder().encode(schema));
	await zip.put("README.txt", new TextEncoder().encode(README));
	await zip.end();
	return told;
}

/** Text that is packed as it comes: what is large is packed, not in memory. */
function createPacked() {
	const stream = new CompressionStream("deflate-raw");
	const writer = stream.writable.getWriter();
	const blob = new Response(stream.readable).blob();
	let [size, crc] = [0, 0];
	return {
		async add(text: string): Promise<void> {
			const bytes = new TextEncoder().encode(text);
			size += bytes.length;
			crc = crc32(bytes, crc);
			await writer.write(bytes);
		},
		async end() {
			await writer.close();
			return { packed: await blob, size, crc };
		},
	};
}

/** The name it came with, without folders and what a file system forbids; with a piece of its hash where it is taken. */
function freeName({ name, sha256 }: FileFacts, taken: ReadonlySet<string>): string {
	const last = name.split(/[/\\]/).at(-1) ?? "";
	const clean =
		last
			.replace(/[\p{Cc}<>:"|?*]/gu, "_")
			.replace(/^[. ]+|[. ]+$/g, "")
			.slice(-120) || sha256;
	if (!taken.has(`originals/${clean}`.toLowerCase())) return clean;
	const dot = clean.lastIndexOf(".");
	const cut = dot > 0 ? dot : clean.length;
	return `${clean.slice(0, cut)}-${sha256.slice(0, 16)}${clean.slice(cut)}`;
}
