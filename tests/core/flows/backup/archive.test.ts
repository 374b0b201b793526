import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { captureOne, digital, file, makeApp, makeReading, value } from "#tests/core/flows/support.ts";
import { holdings, makeLibrary, quiet } from "./support.ts";

async function archiveOf(app: App): Promise<Blob> {
	const made = value(await app.makeBackup("archive", { app: "0.1.0" }, quiet));
	if (!made.file) throw new Error("no file");
	return made.file;
}

async function filesIn(archive: Blob) {
	return unzipSync(new Uint8Array(await archive.arrayBuffer()));
}

test("the library is rebuilt from an open archive as it was", async () => {
	const here = await makeLibrary();
	const archive = await archiveOf(here.app);
	const there = await makeApp();
	const preview = value(await there.app.openBackup("restore", archive, "", quiet));
	expect(preview).toMatchObject({
		...{ form: "archive", app: "0.1.0", records: 5, originals: 5, lines: 1, fresh: 5, refused: 0, settings: false },
		...{ from: "20260914", to: "20260914" },
	});
	const restored = value(await there.app.restoreBackup("restore", { erased: false, settings: false }, quiet));
	expect(restored).toMatchObject({ fresh: 5, cancelled: false });
	await there.app.saveSettings(await here.app.settings());
	expect(await holdings(there)).toEqual(await holdings(here));
});

test("it is read without us: originals under their names, hashes, records, and words for people", async () => {
	const here = await makeLibrary();
	here.files.set("twin", ok([makeReading(digital(9))]));
	await captureOne(here.app, file("twin", "夹/f1.pdf"));
	const files = await filesIn(await archiveOf(here.app));
	const manifest = JSON.parse(new TextDecoder().decode(files["manifest.json"]));
	expect(manifest.records).toHaveLength(6);
	expect(manifest.files).toHaveLength(6);
	for (const { path, sha256, size } of manifest.files) {
		expect(
			createHash("sha256")
				.update(files[path] ?? "")
				.digest("hex"),
		).toBe(sha256);
		expect(files[path]).toHaveLength(size);
	}
	const names = Object.keys(files).filter((name) => name.startsWith("originals/"));
	expect(names).toContain("originals/f1.pdf");
	expect(names.some((name) => /^originals\/f1-[0-9a-f]{16}\.pdf$/.test(name))).toBe(true);
	expect(JSON.parse(new TextDecoder().decode(files["schema.json"]))).toMatchObject({ type: "object" });
	const readme = new TextDecoder().decode(files["README.txt"]);
	expect(readme).toContain("没有加密");
	expect(readme).toContain("not encrypted");
});

test("the ZIP programs of the system take it, and one they packed anew is taken back", async (context) => {
	const here = await makeLibrary();
	const archive = await archiveOf(here.app);
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-archive-"));
	try {
		writeFileSync(join(folder, "a.zip"), new Uint8Array(await archive.arrayBuffer()));
		try {
			execFileSync("python3", ["-m", "zipfile", "-e", join(folder, "a.zip"), join(folder, "out")]);
		} catch {
			context.skip("no python3");
		}
		expect(readdirSync(join(folder, "out")).sort()).toEqual([
			"README.txt",
			"manifest.json",
			"originals",
			"schema.json",
		]);
		expect(readFileSync(join(folder, "out", "originals", "f1.pdf"), "utf8")).toBe("f1");
		execFileSync("python3", ["-m", "zipfile", "-c", join(folder, "b.zip"), join(folder, "out")]);
		const again = new Blob([readFileSync(join(folder, "b.zip"))]);
		const there = await makeApp();
		expect(value(await there.app.openBackup("r", again, "", quiet))).toMatchObject({ fresh: 5, originals: 5 });
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test("a changed original, a missing one and another ZIP are refused", async () => {
	const files = await filesIn(await archiveOf((await makeLibrary()).app));
	const { app } = await makeApp();
	const open = async (entries: Record<string, Uint8Array<ArrayBuffer>>) =>
		app.openBackup("r", new Blob([zipSync(entries)]), "", quiet);
	const text = new TextEncoder().encode("anders");
	expect(await open({ ...files, "originals/f1.pdf": text })).toMatchObject({ error: { code: "damaged" } });
	const { "originals/f1.pdf": _, ...without } = files;
	expect(await open(without)).toMatchObject({ error: { code: "damaged" } });
	expect(await open({ "发票.pdf": text })).toMatchObject({ error: { code: "not_backup" } });
	expect(await open({ "manifest.json": text })).toMatchObject({ error: { code: "damaged" } });
	const manifest = new TextDecoder().decode(files["manifest.json"]);
	const newer = new TextEncoder().encode(manifest.replace('"version":1', '"version":2'));
	expect(await open({ ...files, "manifest.json": newer })).toMatchObject({ error: { code: "newer" } });
	const whole = new Blob([zipSync(files)]);
	expect(await app.openBackup("r", whole.slice(0, whole.size - 30), "", quiet)).toMatchObject({
		error: { code: "not_backup" },
	});
});
