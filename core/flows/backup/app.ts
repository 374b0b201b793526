import type { Problem, Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { UnmadeProblem } from "#core/vault/account/several.ts";
import type { LibraryNews, NewLibrary } from "./beside.ts";
import type { FolderApp } from "./folder/app.ts";

/** The part of the `App` that keeps what is here from being lost (备份): backup, restore, and looking whether all is well. */
export interface BackupApp extends FolderApp {
	backupStanding(): Promise<BackupStanding>;
	/**
	 * Tells a library that was cleared by the browser from a new one, by a mark that lies in the vault and in another
	 * place: `mark` is what was found there, and the answer what is to be put there.
	 */
	keepMark(mark: string | undefined): Promise<{ readonly mark?: string; readonly wiped: boolean }>;
	/** Days after which new records without a backup are spoken of; 0: never. */
	setBackupReminder(days: number): Promise<Result<void, StorageFull>>;
	/**
	 * Writes everything into one file and reads it back. Without `to` the file is in the result. `cancel` leaves no file.
	 */
	makeBackup(job: string, options: BackupOptions, report: (done: BackupProgress) => void): Promise<BackupMadeResult>;
	/** Opens a backup or an open archive, proves it whole, and says what it would bring. Held until `closeBackup`. */
	openBackup(
		job: string,
		file: Blob,
		passphrase: string,
		report: (done: BackupProgress) => void,
	): Promise<Result<BackupPreview, OpenBackupProblem>>;
	/**
	 * Joins what was opened with what is here. `cancel` keeps what is done; done again it goes on, also in the new library
	 * that was made for it under this job, of which `hears` is told; without `hears` nobody notes its recovery code.
	 */
	restoreBackup(
		job: string,
		options: RestoreOptions,
		report: (done: BackupProgress) => void,
		hears?: LibraryNews,
	): Promise<Result<Restored, RestoreProblem>>;
	closeBackup(job: string): Promise<void>;
	/**
	 * Looks by itself whether anything was done to what is kept behind the app's back, when the last look is a day ago and
	 * nobody writes; `backupStanding` then says what came of it. Takes seconds for a large library, in which others get
	 * their turn.
	 */
	lookOnceADay(): Promise<void>;
	/** Opens and proves everything that is kept. `undefined` when it was stopped. */
	checkHealth(job: string, report: (done: BackupProgress) => void): Promise<Health | undefined>;
	/** Takes what is there for all there is: a person has seen that `whole` is false. */
	acceptAsWhole(): Promise<void>;
}

/** What a file can be written to; a browser's `FileSystemFileHandle` is one. */
export interface BackupTarget {
	createWritable(): Promise<{
		write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
		close(): Promise<void>;
		/** Nothing of what was written stays. */
		abort(): Promise<void>;
	}>;
	getFile(): Promise<Blob>;
}

export interface BackupOptions {
	/** Of the backup alone. Absent: an open archive (开放归档) that anybody can read. */
	readonly passphrase?: string;
	readonly to?: BackupTarget;
	/** Version of the app, for people. */
	readonly app: string;
}

/** `done` of `total`: bytes while a file is read, records otherwise. */
export interface BackupProgress {
	readonly stage: "writing" | "verifying" | "reading" | "comparing" | "restoring" | "checking";
	readonly done: number;
	readonly total: number;
}

export interface BackupMade {
	readonly records: number;
	readonly originals: number;
	/** Bytes of the file. */
	readonly size: number;
	/** Records here that do not open, and so are not in it. */
	readonly unreadable: number;
	/** Originals here that are lost or damaged, and so are not in it. */
	readonly lost: number;
	/** The file, where it was not written to a target. */
	readonly file?: Blob;
}

/**
 * `unwritable`: the file could not be written, or not read again (`why`: the name of the browser's error);
 * `not_verified`: what was read again is not what was written.
 */
export type BackupMadeResult = Result<BackupMade, Problem<"too_short" | "unwritable" | "not_verified" | "cancelled">>;

/**
 * `wrong_passphrase`: or its first bytes are damaged, which nobody can tell apart. `damaged`: `damage` and `frame` say
 * where. `newer`: written by a newer app. `gone`: the file cannot be read any more.
 */
export type OpenBackupProblem = Problem<
	"not_backup" | "newer" | "damaged" | "needs_passphrase" | "wrong_passphrase" | "gone" | "too_large" | "cancelled"
>;

export interface BackupPreview {
	readonly form: "backup" | "archive";
	/** Version of the app that wrote it. */
	readonly app: string;
	readonly createdAt: string;
	readonly records: number;
	readonly originals: number;
	/** Questions of the history. */
	readonly lines: number;
	/** Days of issue, the first and the last. */
	readonly from?: string;
	readonly to?: string;
	/** Not here. */
	readonly fresh: number;
	/** Nothing in it that is not here. */
	readonly same: number;
	/** Here with less, or otherwise: both are joined. */
	readonly differing: number;
	/** Here, but damaged: the good one takes its place. */
	readonly damaged: number;
	/** Erased here for good since. */
	readonly erased: number;
	/** Written in a way this version does not know. */
	readonly refused: number;
	/** Could not be read when it was made: not in it. */
	readonly unreadable: number;
	/** Originals that were lost or damaged when it was made: not in it. */
	readonly lost: number;
	readonly settings: boolean;
}

export interface RestoreOptions {
	/** Also what was erased here for good since (也恢复已删除的). */
	readonly erased: boolean;
	readonly settings: boolean;
	/** Not into the library that is open, but into a new one (新账户), which is made for it. */
	readonly into?: NewLibrary;
}

export interface Restored {
	readonly fresh: number;
	readonly same: number;
	readonly merged: number;
	/** Stayed erased. */
	readonly erased: number;
	readonly refused: number;
	/** Records and originals here that were damaged, and are whole again. */
	readonly mended: number;
	/** The way to ask is as it was here: its code is in no backup. */
	readonly providerKept: boolean;
	readonly cancelled: boolean;
}

/**
 * `no_backup`: none is open under this job, as after a reload. `damaged`, `gone`: the file changed since it was opened.
 */
export type RestoreProblem = StorageFull | Problem<"no_backup" | "damaged" | "gone"> | UnmadeProblem;

export interface BackupStanding {
	readonly records: number;
	/** The last backup that was read back and found whole. */
	readonly last?: { readonly at: string; readonly records: number };
	/** Records that came since. */
	readonly since: number;
	readonly remindDays: number;
	readonly due: boolean;
	/** Something was changed, taken away or put back as it was before from outside of this app, and nobody dealt with it. */
	readonly altered: boolean;
	/** Records and originals known to be damaged. */
	readonly damaged: number;
	/** The last thing known to have happened here, where the clock stands before it: it was set back, or was ahead then. */
	readonly newest?: string;
}

/** What is wrong with one record or original. `name`: a number of the invoice, where one is known. */
export interface Damaged {
	/**
	 * `record`: it does not open; `chain`: an event is missing or was changed; `lost`: an original is not there; `file`: its
	 * bytes are not what was kept; `line`: a question of the history does not open; `trail`: one is missing or was changed;
	 * `summary`: a list showed something else, which was put right.
	 */
	readonly what: "record" | "chain" | "lost" | "file" | "line" | "trail" | "summary";
	readonly recordId: string;
	readonly name?: string;
}

export interface Health {
	readonly records: number;
	readonly originals: number;
	readonly events: number;
	readonly lines: number;
	readonly bytes: number;
	/** Nothing was taken away, or put back as it was before, behind the app's back. */
	readonly whole: boolean;
	/** The first of them; `count` says how many there are. */
	readonly damaged: readonly Damaged[];
	readonly count: number;
}
