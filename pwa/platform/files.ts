import type { CaptureFile } from "#core/flows/app.ts";

/** Files a browser hands over, with their path inside a chosen folder. Hidden files of the system are left out. */
export function fromFileList(files: Iterable<File>): readonly CaptureFile[] {
	return [...files].filter((file) => !isSystemFile(file.name)).map((file) => toCapture(file, file.webkitRelativePath));
}

/** Files and whole folders that were dropped. The items must be read before the event ends, hence no `await` first. */
export async function fromDrop(data: DataTransfer): Promise<readonly CaptureFile[]> {
	const entries = [...data.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
	const plain = [...data.files];
	if (entries.every((entry) => entry === null)) return fromFileList(plain);
	const found: CaptureFile[] = [];
	for (const entry of entries) if (entry) await walk(entry, found);
	return found.sort((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
}

async function walk(entry: FileSystemEntry, found: CaptureFile[]): Promise<void> {
	if (isSystemFile(entry.name)) return;
	if (entry instanceof FileSystemFileEntry) {
		const file = await new Promise<File | undefined>((resolve) => entry.file(resolve, () => resolve(undefined)));
		if (file) found.push(toCapture(file, entry.fullPath.slice(1)));
	} else if (entry instanceof FileSystemDirectoryEntry) {
		const reader = entry.createReader();
		// One call gives at most 100 entries; an empty answer is the end.
		for (;;) {
			const part = await new Promise<readonly FileSystemEntry[]>((resolve) =>
				reader.readEntries(resolve, () => resolve([])),
			);
			if (part.length === 0) return;
			for (const child of part) await walk(child, found);
		}
	}
}

function isSystemFile(name: string): boolean {
	return name.startsWith(".") || name === "Thumbs.db" || name === "desktop.ini" || name === "__MACOSX";
}

function toCapture(file: File, path: string): CaptureFile {
	return { name: path || file.name, mediaType: file.type, blob: file };
}

/** Until the browser has begun to take a file: a page that goes before takes the file along. */
const TAKEN_MS = 1_000;
const FORGOTTEN_MS = 600_000;

/** Lets the person keep bytes as a file. */
export function download(name: string, mediaType: string, bytes: Uint8Array): void {
	void downloadBlob(name, new Blob([new Uint8Array(bytes)], { type: mediaType }));
}

/** Lets the person keep a file, and waits until the page may go. The address is given back once the browser has all of it. */
export async function downloadBlob(name: string, blob: Blob): Promise<void> {
	const url = URL.createObjectURL(blob);
	const link = document.createElement("a");
	link.href = url;
	link.download = name.split("/").at(-1) ?? name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), FORGOTTEN_MS);
	await new Promise((resolve) => setTimeout(resolve, TAKEN_MS));
}
