import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";

import { findPostgres } from "#scripts/postgres.ts";

export interface TestPostgres {
	/** Address of a new, empty database. */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

export const hasPostgres = findPostgres() !== undefined;
if (!hasPostgres) console.warn("PostgreSQL is not installed: its half of the contract is skipped.");

/**
 * A PostgreSQL of our own, reached by a socket in its own folder alone: at a port there may be somebody else's. As root
 * it runs as the user `postgres`, since it refuses to run as root.
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
	const bin = findPostgres();
	if (!bin) throw new Error("PostgreSQL is not installed");
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-pg-"));
	const user = process.getuid?.() === 0 ? userIds("postgres") : undefined;
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, "data");
	const options = { cwd: folder, ...user };
	execFileSync(
		join(bin, "initdb"),
		["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
		{ ...options, stdio: ["ignore", "ignore", "pipe"] },
	);
	const settings = [
		"listen_addresses=",
		`fsync=${durable ? "on" : "off"}`,
		"shared_buffers=64MB",
		"max_connections=60",
	];
	const server = spawn(
		join(bin, "postgres"),
		["-D", data, "-k", folder, ...settings.flatMap((setting) => ["-c", setting])],
		{ ...options, stdio: ["ignore", "ignore", "pipe"] },
	);
	let log = "";
	server.stderr.on("data", (text: Buffer) => {
		log += text.toString();
	});
	const gone = once(server, "exit");
	const address = (database: string) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`;

	const admin = await connect(address("postgres"), () => server.exitCode !== null || server.signalCode !== null).catch(
		(cause: unknown) => {
			throw new Error(`PostgreSQL did not start: ${log}`, { cause });
		},
	);
	const { rows } = await admin.query<{ data_directory: string }>("show data_directory");
	if (rows[0]?.data_directory !== data) throw new Error("this is somebody else's PostgreSQL");
	let made = 0;
	return {
		async createDatabase() {
			const name = `test_${++made}`;
			await admin.query(`create database ${name}`);
			return address(name);
		},
		async stop() {
			await admin.end();
			server.kill("SIGINT");
			await gone;
			rmSync(folder, { recursive: true });
		},
	};
}

async function connect(url: string, isOver: () => boolean): Promise<pg.Client> {
	for (;;) {
		const client = new pg.Client({ connectionString: url });
		client.on("error", () => undefined); // the server's end, when the test stops it
		try {
			await client.connect();
			return client;
		} catch (cause) {
			if (isOver()) throw cause;
			await wait(50);
		}
	}
}

function userIds(name: string): { uid: number; gid: number } {
	const id = (what: string) => Number(execFileSync("id", [what, name], { encoding: "utf8" }));
	return { uid: id("-u"), gid: id("-g") };
}
