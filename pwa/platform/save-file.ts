import type { BackupTarget } from "#core/flows/backup/app.ts";

interface SavePicker {
	showSaveFilePicker?(options: {
		readonly suggestedName: string;
		readonly types: readonly {
			readonly description: string;
			readonly accept: Readonly<Record<string, readonly string[]>>;
		}[];
	}): Promise<BackupTarget>;
}

/** Whether the browser lets a page write into a file that the person chose. */
export function canSave(): boolean {
	return "showSaveFilePicker" in window;
}

/** A file the person chose to be written to. `undefined` where they chose none. */
export async function chooseTarget(
	suggestedName: string,
	kind: { readonly description: string; readonly mediaType: string; readonly ending: string },
): Promise<BackupTarget | undefined> {
	const types = [{ description: kind.description, accept: { [kind.mediaType]: [kind.ending] } }];
	try {
		return await (window as SavePicker).showSaveFilePicker?.({ suggestedName, types }); // not in TypeScript's DOM yet
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === "AbortError") return undefined;
		throw cause;
	}
}
