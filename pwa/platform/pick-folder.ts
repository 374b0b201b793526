import type { BackupFolder } from "#core/flows/backup/folder/app.ts";

/** A folder as a page has it: only a page may ask the person to allow it again. */
export type PickedFolder = BackupFolder & {
	requestPermission?(how: { readonly mode: "readwrite" }): Promise<PermissionState>;
};

interface FolderPicker {
	showDirectoryPicker?(options: { readonly id: string; readonly mode: "readwrite" }): Promise<PickedFolder>;
}

/** Whether the browser lets a page write into a folder that the person picked. */
export function canPickFolder(): boolean {
	return "showDirectoryPicker" in window;
}

/** A folder the person picked to be written into. `undefined` where they picked none. */
export async function pickFolder(): Promise<PickedFolder | undefined> {
	try {
		// Not in TypeScript's DOM yet. By the id the browser begins where it was picked last.
		return await (window as FolderPicker).showDirectoryPicker?.({ id: "yanpiao-backup", mode: "readwrite" });
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === "AbortError") return undefined;
		throw cause;
	}
}
