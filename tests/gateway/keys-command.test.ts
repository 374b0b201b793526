import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { fingerprintOf } from "#gateway/store/keys.ts";
import { openStore } from "#gateway/store/open.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Runs `keys …` as a person would. */
function keys(data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
	const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
	const child = execFile(process.execPath, ["gateway/main.ts", "keys", ...args, "--data", data], (_, out, err) => {
		resolve({ code: child.exitCode ?? -1, out, err });
	});
	return promise;
}

test("a key is made, shown once, listed without its secret and revoked", async () => {
	const data = temporaryFolder();

	const made = await keys(data, "add", "--name", "报销系统", "--role", "checker", "--rate", "30");
	const secret = made.out.trim();
	const list = await keys(data, "list");
	const id = list.out.split("  ")[0] ?? "";
	const revoked = await keys(data, "revoke", id);
	const again = await keys(data, "revoke", id);
	const after = await keys(data, "list");

	expect(secret).toMatch(/^yp_[\w-]{43}$/);
	expect(list.out).toMatch(/checker {2}30\/min {2}\d{4}-\d\d-\d\d {2}active {2}"报销系统"/);
	expect(list.out).not.toContain(secret);
	expect([made.code, revoked.code, again.code]).toEqual([0, 0, 1]);
	expect(after.out).toContain("revoked");
	const files = readdirSync(data).map((name) => readFileSync(join(data, name), "latin1"));
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) expect(file).not.toContain(secret.slice(3));
	const store = await openStore({ file: join(data, "gateway.db") });
	expect(await store.keys.find(fingerprintOf(secret))).toBeUndefined();
	await store.close();
});

test.each([
	[["add", "--name", "x"]],
	[["add", "--role", "checker"]],
	[["add", "--name", "x", "--role", "emperor"]],
	[["revoke"]],
	[["steal"]],
	[[]],
])("keys %s is answered with how to use it", async (args) => {
	const { code, err } = await keys(temporaryFolder(), ...args);

	expect(code).toBe(2);
	expect(err).toContain("keys add --name");
});

test("a wrong option is told in one line", async () => {
	const { code, err } = await keys(temporaryFolder(), "list", "--colour", "red");

	expect(code).toBe(2);
	expect(err.split("\n")[0]).toContain("--colour");
});

test("a database that cannot be opened is told without its address", async () => {
	const child = Promise.withResolvers<string>();
	const env = { ...process.env, DATABASE_URL: "postgres://user:hunter2@127.0.0.1:1/nothing" };
	execFile(process.execPath, ["gateway/main.ts", "keys", "list"], { env }, (_, __, err) => child.resolve(err));

	const err = await child.promise;

	expect(err).toContain("--database");
	expect(err).not.toContain("hunter2");
});
