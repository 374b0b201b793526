import { readMembers } from "#core/readers/archive/members.ts";
import { openArchive } from "#core/readers/archive/open.ts";
import type { Reader } from "#core/readers/reader.ts";

/** A ZIP of invoices, folders included. */
export const zipReader: Reader = {
	id: "zip",
	container: true,
	sniff: (head) => head[0] === 0x50 && head[1] === 0x4b,
	async read(bytes, context) {
		const archive = openArchive(bytes, context);
		if (!archive.ok) return archive;
		const { names, read } = archive.value;
		return readMembers(
			names.filter(isContent).map((name) => ({ name, open: () => read(name) })),
			context,
		);
	},
};

/** Not what macOS and Windows put into a ZIP by themselves. */
function isContent(name: string): boolean {
	return !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
