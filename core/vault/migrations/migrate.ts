import type { Json, Step } from "./step.ts";

/** Stored data could not be brought to this version. Nothing was changed; the data are as they were. */
export class MigrationError extends Error {
	override name = "MigrationError";
	readonly version: number;

	constructor(version: number, cause: unknown) {
		super(`The stored data could not be brought to version ${version}; nothing was changed`, { cause });
		this.version = version;
	}
}

/** The stored data were written by a newer version of the app: this one must not touch them. */
export class NewerDataError extends Error {
	override name = "NewerDataError";

	constructor(found: number, known: number) {
		super(`The stored data have version ${found}, this app knows ${known}; reload to get the newer app`);
	}
}

/** One body through every step after `from`. */
export function migrateRecord(body: Json, from: number, steps: readonly Step[]): Json {
	return pending(from, steps).reduce((value, step) => run(step, value, step.record), body);
}

/** What a record gives to the history of questions, each body at the step that first keeps it. */
export function migrateJournal(body: Json, from: number, steps: readonly Step[]): readonly JournalBody[] {
	const found: JournalBody[] = [];
	pending(from, steps).reduce((value, step) => {
		const next = run(step, value, step.record);
		try {
			found.push(...(step.journal?.(next) ?? []));
		} catch (cause) {
			throw new MigrationError(step.version, cause);
		}
		return next;
	}, body);
	return found;
}

type JournalBody = ReturnType<NonNullable<Step["journal"]>>[number];

/** One setting through every step after `from`. */
export function migrateSetting(body: Json, key: string, from: number, steps: readonly Step[]): Json {
	return pending(from, steps).reduce((value, step) => run(step, value, step.setting, key), body);
}

/** Whether records are to be numbered by the write that brings them up. */
export function numbersRecords(from: number, steps: readonly Step[]): boolean {
	return pending(from, steps).some((step) => step.numberRecords);
}

/** Tables that the tally gets with these steps. */
export function countedSince(from: number, steps: readonly Step[]): readonly string[] {
	return pending(from, steps).flatMap(({ counts }) => counts ?? []);
}

/** Whether records become others, so that what was computed from them is of no use any more. */
export function touchesRecords(from: number, steps: readonly Step[]): boolean {
	return pending(from, steps).some((step) => step.record || step.journal || step.numberRecords);
}

export function latestVersion(steps: readonly Step[]): number {
	return Math.max(...steps.map((step) => step.version));
}

function pending(from: number, steps: readonly Step[]): readonly Step[] {
	return steps.filter((step) => step.version > from).toSorted((a, b) => a.version - b.version);
}

function run(step: Step, body: Json, change?: (body: Json, key: string) => Json, key = ""): Json {
	if (!change) return body;
	try {
		return change(body, key);
	} catch (cause) {
		throw new MigrationError(step.version, cause);
	}
}
