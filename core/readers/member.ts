import { err, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import type { ArchiveContext } from "./archive/open.ts";
import { mailMembers } from "./eml/eml.ts";
import { zipMembers, zipReader } from "./zip/zip.ts";

/** The bytes of what a reading names as its member, out of containers in containers; `broken` when it is not there. */
export async function openMember(
	bytes: Uint8Array,
	path: string,
	context: ArchiveContext,
): Promise<Result<Uint8Array, ReadProblem>> {
	let [inside, rest] = [bytes, path];
	for (let level = 0; level <= context.budget.nesting; level++) {
		const members = zipReader.sniff(inside, rest) ? zipMembers(inside, context) : await mailMembers(inside, context);
		if (!members.ok) return members;
		// Names inside a ZIP hold `/` too, so the longest name the path begins with is the one that is meant.
		const [next] = members.value
			.filter(({ name }) => rest === name || rest.startsWith(`${name}/`))
			.sort((a, b) => b.name.length - a.name.length);
		const opened = next?.open();
		if (!next || !opened?.ok || rest === next.name) return opened ?? err({ code: "broken" });
		[inside, rest] = [opened.value, rest.slice(next.name.length + 1)];
	}
	return err({ code: "over_budget", budget: "nesting", limit: context.budget.nesting });
}
