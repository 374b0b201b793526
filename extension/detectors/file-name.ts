import type { FileCandidate } from "#extension/protocol/candidate.ts";

type Form = FileCandidate["form"];

const ENDS = "\\.(?:(pdf|ofd|xml|zip)|jpe?g|png)";
const END = new RegExp(`${ENDS}$`, "i");
const WHOLE = new RegExp(`^[^\\\\/:*?"<>|：，；…]{1,120}${ENDS}$`, "i");
const WITHIN = new RegExp(`[^\\s\\\\/:*?"<>|：，；]{1,100}${ENDS}(?![a-z0-9])`, "gi");

/** The form of a file by the end of its name. */
export function formOfEnd(name: string): Form | undefined {
	const end = END.exec(name.trim());
	return end ? ((end[1]?.toLowerCase() ?? "image") as Form) : undefined; // those of the pattern
}

/** Whether a text is nothing but the name of a file, which may have spaces in it. */
export function isFileName(text: string): boolean {
	return WHOLE.test(text);
}

/** The one file name in a text, `undefined` when there is none or several. */
export function fileNameIn(text: string): string | undefined {
	const found = new Set(text.match(WITHIN));
	const [first] = found;
	return found.size === 1 ? first : undefined;
}
