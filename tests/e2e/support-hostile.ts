import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes files where the browser can take them from: Playwright hands over no more than 50 MB itself. */
export function writeFiles(
	folder: string,
	files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[],
): string[] {
	mkdirSync(folder, { recursive: true });
	return files.map(({ name, bytes }) => {
		const path = join(folder, name);
		writeFileSync(path, bytes);
		return path;
	});
}
