import { ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { BackupFolder, FolderFile, FolderStore } from "#core/flows/backup/folder/app.ts";
import { PASSPHRASE, quiet } from "#tests/core/flows/backup/support.ts";
import { captureOne, digital, type Fake, file, makeApp, makeReading, value } from "#tests/core/flows/support.ts";

/** A folder as a browser gives it: what is written is there once the writing is closed. */
export interface FakeFolder extends BackupFolder {
	readonly files: Map<string, Uint8Array<ArrayBuffer>>;
	/** What the browser or the system does from now on; an error by its name. */
	readonly how: {
		permission: PermissionState;
		canMove: boolean;
		/** Of every access. */
		access?: string | undefined;
		write?: string | undefined;
		remove?: string | undefined;
		/** Bytes that come back otherwise than they were written. */
		rots?: boolean;
		/** Writing begins and never ends, as for a tab that is killed there. */
		hangs?: boolean;
	};
}

export function makeFolder(name = "NAS"): FakeFolder {
	const files: FakeFolder["files"] = new Map();
	const how: FakeFolder["how"] = { permission: "granted", canMove: true };
	const refuse = (error: string | undefined) => {
		if (error) throw new DOMException("refused", error);
	};
	const handle = (own: string): FolderFile => ({
		async createWritable() {
			let parts: Uint8Array<ArrayBuffer>[] = [];
			return {
				async write(bytes) {
					refuse(how.write);
					if (how.hangs) await new Promise(() => undefined);
					parts.push(bytes);
				},
				async close() {
					refuse(how.write);
					const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
					if (how.rots) bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
					files.set(own, bytes);
				},
				async abort() {
					parts = [];
				},
			};
		},
		async getFile() {
			refuse(how.access);
			return new Blob([files.get(own) ?? refuseAs("NotFoundError")]);
		},
		...(how.canMove && {
			async move(next: string) {
				files.set(next, files.get(own) ?? refuseAs("NotFoundError"));
				files.delete(own);
			},
		}),
	});
	return {
		name,
		files,
		how,
		queryPermission: async () => how.permission,
		async getFileHandle(own, { create = false } = {}) {
			refuse(how.access);
			if (!files.has(own) && !create) refuse("NotFoundError");
			if (!files.has(own)) files.set(own, new Uint8Array(0));
			return handle(own);
		},
		async removeEntry(own) {
			refuse(how.access ?? how.remove);
			if (!files.delete(own)) refuse("NotFoundError");
		},
	};
}

function refuseAs(error: string): never {
	throw new DOMException("refused", error);
}

export function makeStore(): FolderStore & { readonly held: Map<string, BackupFolder> } {
	const held = new Map<string, BackupFolder>();
	return {
		held,
		get: async (id) => held.get(id),
		put: async (id, folder) => void held.set(id, folder),
		remove: async (id) => void held.delete(id),
	};
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A library with one invoice whose folder is set up; no copy is made yet. */
export async function makeCopied({ keep = 7, every = "day" as const } = {}) {
	const store = makeStore();
	const fake = await makeApp({ folders: async () => store });
	const folder = makeFolder();
	await add(fake, 1);
	value(await fake.app.startFolder({ folder, passphrase: PASSPHRASE, every, keep, prefix: "验票备份" }));
	return { ...fake, fake, folder, store };
}

export async function add(fake: Fake, serial: number): Promise<void> {
	fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
	await captureOne(fake.app, file(`f${serial}`));
}

export async function standingOf(app: App) {
	const standing = await app.folderStanding();
	if (!standing) throw new Error("it is off");
	return standing;
}

export function copy(app: App, now = false) {
	return app.copyToFolder({ app: "0.1.0", now }, quiet);
}
