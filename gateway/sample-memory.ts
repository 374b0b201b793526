import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod/mini";

/** Which samples were told before, kept in the data folder: one whose state changes later must change only once. */
export interface SampleMemory {
	/** Notes that this sample is told now, and says whether it ever was before. */
	tell(id: string): Promise<boolean>;
}

const stored = z.array(z.string());

const FILE = "sample-told.json";

/** Opens the memory in the data folder, which is made when the first such sample is told. */
export function openSampleMemory(folder: string): SampleMemory {
	let turn: Promise<unknown> = Promise.resolve();
	let known: readonly string[] | undefined;

	async function tell(id: string): Promise<boolean> {
		known ??= await load(join(folder, FILE));
		if (known.includes(id)) return true;
		known = [...known, id];
		await mkdir(folder, { recursive: true });
		const fresh = join(folder, `${FILE}.new`);
		await writeFile(fresh, JSON.stringify(known));
		await rename(fresh, join(folder, FILE));
		return false;
	}

	return {
		// One after the other: two questions at once must not both be the first.
		tell(id) {
			const result = turn.then(() => tell(id));
			turn = result.catch(() => undefined); // the caller has the failure; the next one starts afresh
			return result;
		},
	};
}

/** A file that is missing, cut off or foreign: nothing was told yet. It protects nobody's data. */
async function load(path: string): Promise<readonly string[]> {
	const text = await readFile(path, "utf8").catch(() => "[]");
	try {
		const parsed = stored.safeParse(JSON.parse(text));
		return parsed.success ? parsed.data : [];
	} catch {
		return [];
	}
}
