import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { installPackages } from "./debian.ts";

const DEBIAN_FOLDER = "/usr/lib/postgresql";

/** Folder of PostgreSQL's programs: `POSTGRES_BIN`, or the newest of Debian's. */
export function findPostgres(): string | undefined {
	const own = process.env.POSTGRES_BIN;
	if (own) return own;
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	return versions
		.toSorted((a, b) => Number(b) - Number(a))
		.map((version) => join(DEBIAN_FOLDER, version, "bin"))
		.find((folder) => existsSync(join(folder, "initdb")));
}

/** Makes sure that PostgreSQL is there; otherwise returns one line that says what is left out without it. */
export function ensurePostgres(): string | undefined {
	if (findPostgres() || (installPackages(["postgresql"]) && findPostgres())) return undefined;
	return "Without PostgreSQL its tests are skipped (Debian: apt-get install postgresql; or set POSTGRES_BIN).";
}
