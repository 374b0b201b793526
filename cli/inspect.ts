/** `npm run -s inspect -- FILE…`: one JSON line for each invoice found, and nothing else, on standard output. */
import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { inspectFile } from "./inspect-file.ts";
import { createReader } from "./reader.ts";
import { dayOf } from "./today.ts";

const USAGE = "usage: npm run -s inspect -- FILE…   (a folder stands for the files in it)";

// Libraries write warnings about foreign files with console.log; standard output belongs to the result.
console.log = console.error;

const paths = process.argv.slice(2);
if (paths.length === 0) fail(USAGE);
const absent = paths.filter((path) => !existsSync(path));

const today = dayOf(new Date());
const reader = createReader();

for (const path of paths) {
	if (absent.includes(path)) continue;
	for (const file of await filesOf(path)) {
		for (const report of await inspectFile(file, { reader, today })) {
			process.stdout.write(`${JSON.stringify(report)}\n`);
		}
	}
}
reader.close();
if (absent.length > 0) fail(`no such file: ${absent.join(", ")}`);

async function filesOf(path: string): Promise<readonly string[]> {
	if (!statSync(path).isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function fail(message: string): never {
	process.stderr.write(`${message}\n`);
	process.exit(2);
}
