import { nodePlatform } from "#cli/platform.ts";
import type { Reading, ReadProblem, ReadResult } from "#core/model/reading.ts";
import { type ReadOptions, readFile } from "#core/readers/read.ts";

/** Reads with Node's platform, as the command line does. */
export function read(bytes: Uint8Array, name: string, more: Partial<ReadOptions> = {}): Promise<ReadResult> {
	return readFile(bytes, name, { platform: nodePlatform, signal: new AbortController().signal, ...more });
}

export async function readings(bytes: Uint8Array, name = "file"): Promise<readonly Reading[]> {
	const result = await read(bytes, name);
	if (!result.ok) throw new Error(`expected readings, got ${result.error.code}`);
	return result.value;
}

export async function problem(bytes: Uint8Array, name = "file", more: Partial<ReadOptions> = {}): Promise<ReadProblem> {
	const result = await read(bytes, name, more);
	if (result.ok) throw new Error(`expected a problem, got ${result.value.length} readings`);
	return result.error;
}

export function numbersOf(all: readonly Reading[]): string[] {
	return all.flatMap(({ evidence }) => evidence.flatMap((one) => (one.field === "number" ? [one.value] : [])));
}
