import type { Problem, Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { BackupProgress, BackupTarget } from "#core/flows/backup/app.ts";

/** When a copy is due: `change` ten minutes after something changed, the others that long after the last one. */
export const spans = ["change", "day", "week"] as const;
export type Span = (typeof spans)[number];

/** Copies that stay in the folder at most. */
export const MOST_KEPT = 50;

/** The part of the `App` that copies the library into a folder by itself (自动备份到文件夹). */
export interface FolderApp {
	/** `undefined`: it is off, or the browser has no such folders. Notes when something changed since the last copy. */
	folderStanding(): Promise<FolderStanding | undefined>;
	/** Turns it on, in place of what was on before. The passphrase is not kept; what it was stretched to is, sealed. */
	startFolder(options: FolderOptions): Promise<Result<void, StorageFull | Problem<"too_short">>>;
	/** Another folder begins anew: what lies in the one before stays there. */
	changeFolder(change: FolderChange): Promise<Result<void, StorageFull>>;
	/** Forgets the folder and what its copies are locked with. The copies stay. */
	stopFolder(): Promise<Result<void, StorageFull>>;
	/** Makes the copy that is due, or one at once. One at a time over all tabs. */
	copyToFolder(options: CopyOptions, report: (done: BackupProgress) => void): Promise<CopyOutcome>;
}

/** A folder of the person's; a browser's `FileSystemDirectoryHandle` is one. */
export interface BackupFolder {
	readonly name: string;
	/** Absent where nobody has to be asked. */
	queryPermission?(how: { readonly mode: "readwrite" }): Promise<PermissionState>;
	/** Throws `NotFoundError` where it is not there, or the folder is gone. */
	getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FolderFile>;
	removeEntry(name: string): Promise<void>;
}

export interface FolderFile extends BackupTarget {
	/** Gives the file another name in its folder. Not in every browser. */
	move?(name: string): Promise<void>;
}

/** Where folders are kept between visits: handles cannot lie in a sealed row. */
export interface FolderStore {
	get(id: string): Promise<BackupFolder | undefined>;
	/** Throws `QuotaExceededError`. */
	put(id: string, folder: BackupFolder): Promise<void>;
	remove(id: string): Promise<void>;
}

export interface FolderOptions {
	readonly folder: BackupFolder;
	readonly passphrase: string;
	readonly every: Span;
	/** Copies that stay, 1 to `MOST_KEPT`. */
	readonly keep: number;
	/** What names of copies begin with, in the person's language. */
	readonly prefix: string;
}

export type FolderChange = Partial<Pick<FolderOptions, "every" | "keep" | "folder">>;

export interface CopyOptions {
	/** Version of the app, for people. */
	readonly app: string;
	/** Also when none is due. */
	readonly now: boolean;
}

/** `elsewhere`: another tab is at it. `failed`: `FolderStanding.problem` says why. */
export type CopyOutcome = "copied" | "not_due" | "elsewhere" | "cancelled" | "failed";

/**
 * `permission`: the browser asks the person again; `gone`: the folder is not there; `full`: no room where it lies;
 * `unwritable`: neither of them; `not_verified`: what was read back was not what was written; `storage_full`: no room
 * here to note what is being written; `other`: a bug.
 */
export const folderProblems = [
	"permission",
	"gone",
	"full",
	"unwritable",
	"not_verified",
	"storage_full",
	"other",
] as const;
export type FolderProblem = (typeof folderProblems)[number];

export interface FolderStanding {
	/** Absent where the browser lost it. */
	readonly folder?: BackupFolder;
	readonly name: string;
	readonly every: Span;
	readonly keep: number;
	/** The last copy that was read back and found whole; `size` in bytes. */
	readonly last?: { readonly file: string; readonly at: string; readonly size: number; readonly records: number };
	/** Something changed since. */
	readonly changed: boolean;
	/** When the next one is made; absent while nothing changed. */
	readonly nextAt?: string;
	/** It is to be made now, and nothing stands in its way. */
	readonly due: boolean;
	readonly problem?: FolderProblem;
}
