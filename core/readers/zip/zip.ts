import { ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { type Member, readMembers } from "#core/readers/archive/members.ts";
import { type ArchiveContext, openArchive } from "#core/readers/archive/open.ts";
import type { Reader } from "#core/readers/reader.ts";

/** A ZIP of invoices, folders included. */
export const zipReader: Reader = {
	id: "zip",
	container: true,
	sniff: (head) => head[0] === 0x50 && head[1] === 0x4b,
	async read(bytes, context) {
		const members = zipMembers(bytes, context);
		return members.ok ? readMembers(members.value, context) : members;
	},
};

/** The files in a ZIP, named as readings name them. */
export function zipMembers(bytes: Uint8Array, context: ArchiveContext): Result<readonly Member[], ReadProblem> {
	const archive = openArchive(bytes, context);
	if (!archive.ok) return archive;
	const { names, read } = archive.value;
	return ok(names.filter(isContent).map((name) => ({ name, open: () => read(name) })));
}

/** Not what macOS and Windows put into a ZIP by themselves. */
function isContent(name: string): boolean {
	return !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
