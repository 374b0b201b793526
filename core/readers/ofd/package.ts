import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { openArchive } from "#core/readers/archive/open.ts";
import { type MarkupContext, parseMarkup, type XmlNode } from "#core/readers/markup/tree.ts";

/** An open OFD container. Paths in it are compared without regard to case: issuers write `TPLS/` for `Tpls/`. */
export interface Package {
	readonly names: readonly string[];
	/** The member a location means, seen from a file: absolute with a leading `/`, else relative to the file's folder. */
	resolve(location: string, from: string): string | undefined;
	bytes(member: string): Result<Uint8Array, ReadProblem>;
	xml(member: string): Result<XmlNode, ReadProblem>;
}

export function openPackage(bytes: Uint8Array, context: MarkupContext): Result<Package, ReadProblem> {
	const opened = openArchive(bytes, context);
	if (!opened.ok) return opened;
	const archive = opened.value;
	const byPath = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
	return ok({
		names: archive.names,
		resolve(location, from) {
			const inside = join(location.startsWith("/") ? "" : folderOf(from), location);
			// Some programs write paths from the root without the leading slash.
			return (inside && byPath.get(inside)) || byPath.get(join("", location) ?? "");
		},
		bytes: archive.read,
		xml(member) {
			const part = archive.read(member);
			return part.ok ? parseMarkup(part.value, context) : part;
		},
	});
}

/** Problems that end the reading of the file; all others are of one part only. */
export function isFatal({ code }: ReadProblem): boolean {
	return code !== "broken" && code !== "empty";
}

/** `undefined` for a member that is missing or damaged; an error only where the file as a whole must not be read. */
export function optionalXml(ofd: Package, member: string | undefined): Result<XmlNode | undefined, ReadProblem> {
	if (member === undefined) return ok(undefined);
	const root = ofd.xml(member);
	if (root.ok || !isFatal(root.error)) return ok(root.ok ? root.value : undefined);
	return err(root.error);
}

function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf("/") + 1);
}

function join(folder: string, location: string): string | undefined {
	const parts: string[] = [];
	for (const part of `${folder}/${location}`.replaceAll("\\", "/").split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join("/").toLowerCase();
}
