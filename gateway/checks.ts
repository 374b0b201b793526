import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod/mini";

/** How often each invoice was asked about today; kept in a file so that a restart does not give five new checks. */
export interface DailyChecks {
	/** Counts one more check of this invoice on this day and returns which one it is. */
	add(day: string, invoice: string): Promise<number>;
}

const stored = z.object({ day: z.string(), checks: z.record(z.string(), z.number()) });

const FILE = "sample-checks.json";

/** Opens the counts in the data folder, which is made when the first check is counted. */
export function openDailyChecks(folder: string): DailyChecks {
	let turn: Promise<unknown> = Promise.resolve();
	let known: z.infer<typeof stored> | undefined;

	async function add(day: string, invoice: string): Promise<number> {
		known ??= await load(join(folder, FILE));
		const checks: Record<string, number> = known.day === day ? known.checks : {};
		const count = (Object.hasOwn(checks, invoice) ? (checks[invoice] ?? 0) : 0) + 1;
		known = { day, checks: { ...checks, [invoice]: count } };
		await save(folder, JSON.stringify(known));
		return count;
	}

	return {
		// One after the other: two requests at once must not count as one.
		add(day, invoice) {
			const result = turn.then(() => add(day, invoice));
			turn = result.catch(() => undefined); // the caller has the failure; the next one starts afresh
			return result;
		},
	};
}

/** A file that is missing, cut off or foreign starts the day anew: these counts protect nobody's data. */
async function load(path: string): Promise<z.infer<typeof stored>> {
	try {
		const parsed = stored.safeParse(JSON.parse(await readFile(path, "utf8")));
		if (parsed.success) return parsed.data;
	} catch (cause) {
		if (!(cause instanceof SyntaxError) && !isMissing(cause)) throw cause;
	}
	return { day: "", checks: {} };
}

function isMissing(cause: unknown): boolean {
	return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

/** Whole or not at all: a new file takes the old one's place. */
async function save(folder: string, text: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const fresh = join(folder, `${FILE}.new`);
	await writeFile(fresh, text);
	await rename(fresh, join(folder, FILE));
}
