import { err, ok, type Result } from "#core/base/result.ts";
import type { FailedMember, Reading, ReadProblem, ReadResult } from "#core/model/reading.ts";
import { mustStop, type ReadContext } from "#core/readers/reader.ts";

/** One file inside a container, unpacked when its turn comes. */
export interface Member {
	readonly name: string;
	open(): Result<Uint8Array, ReadProblem>;
	/** Decoration is not reported when it holds no invoice: logos and signatures of a mail. */
	readonly decoration?: true;
}

/**
 * Reads the members of a container one after the other. A bad one is named in `failed` beside the good ones; when time
 * is up the rest is named as `timeout`, so that nothing is lost in silence.
 */
export async function readMembers(members: readonly Member[], context: ReadContext): Promise<ReadResult> {
	const readings: Reading[] = [];
	const failed: FailedMember[] = [];
	for (const member of members) {
		const stopped = mustStop(context);
		if (stopped?.code === "aborted") return err(stopped);
		const result = stopped ? err(stopped) : await readOne(member, context);
		if (!result.ok) {
			if (!member.decoration) failed.push({ member: member.name, problem: result.error });
			continue;
		}
		readings.push(...result.value.filter((reading) => !member.decoration || reading.evidence.length > 0));
		failed.push(...(result.failed ?? []));
	}
	if (readings.length === 0 && failed.length === 0) return err({ code: "not_invoice" });
	return failed.length > 0 ? { ...ok(readings), failed } : ok(readings);
}

async function readOne(member: Member, context: ReadContext): Promise<ReadResult> {
	const bytes = member.open();
	return bytes.ok ? context.readMember(bytes.value, member.name) : bytes;
}
