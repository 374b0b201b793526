import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";

import { openStore, type StoreOptions } from "#gateway/store/open.ts";
import type { Store } from "#gateway/store/store.ts";
import { hasPostgres, startPostgres, type TestPostgres } from "./postgres.ts";

/** A database of its own for a test, which several stores may open. */
export interface TestDatabase {
	readonly where: StoreOptions;
	open(options?: Pick<StoreOptions, "now">): Promise<Store>;
}

/** Runs a contract on every database the gateway keeps its things in. */
export function onEveryDatabase(name: string, contract: (create: () => Promise<TestDatabase>) => void): void {
	describe(`${name}, on SQLite`, () => {
		contract(async () => {
			const folder = await mkdtemp(join(tmpdir(), "yanpiao-store-"));
			onTestFinished(() => rm(folder, { recursive: true }));
			return database({ file: join(folder, "gateway.db") });
		});
	});
	describe.skipIf(!hasPostgres)(`${name}, on PostgreSQL`, () => {
		let server: TestPostgres;
		beforeAll(async () => {
			server = await startPostgres();
		}, 60_000);
		afterAll(() => server.stop(), 60_000);
		contract(async () => database({ databaseUrl: await server.createDatabase() }));
	});
}

function database(where: StoreOptions): TestDatabase {
	return {
		where,
		async open(options = {}) {
			const store = await openStore({ ...where, ...options });
			onTestFinished(() => store.close());
			return store;
		},
	};
}
