import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A tree of its own with our lint rules, so that no file that breaks them ever stands in the project. */
const tree = mkdtempSync(join(tmpdir(), "yanpiao-lint-"));

beforeAll(() => {
	const config = JSON.parse(readFileSync("biome.json", "utf8")) as Record<string, unknown>;
	writeFileSync(join(tree, "biome.json"), JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
});
afterAll(() => rmSync(tree, { recursive: true }));

/** Lints a line of code as if it stood in `file`. */
function lint(file: string, code: string): { passed: boolean; output: string } {
	const path = join(tree, file);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, code);
	const command = resolve("node_modules/.bin/biome");
	const { status, stdout, stderr } = spawnSync(command, ["lint", file], { cwd: tree, encoding: "utf8" });
	return { passed: status === 0, output: stdout + stderr };
}

describe("the borders between the folders bite", () => {
	it.each([
		["a rule must not read files", "core/rules/x.ts", "#core/readers/read.ts", "pure"],
		["the model must not know Node", "core/model/x.ts", "node:fs", "pure"],
		["settling must not ask anybody", "core/settle/x.ts", "#core/providers/index.ts", "pure"],
		["the queue's rules must not ask anybody", "core/queue/x.ts", "#core/providers/fpcy.ts", "pure"],
		["a diagnosis must not ask anybody", "core/diagnose/x.ts", "#core/providers/index.ts", "pure"],
		["joining two histories must not open the vault", "core/sync/x.ts", "#core/vault/vault.ts", "pure"],
		["the search must not open the vault", "core/search/x.ts", "#core/vault/vault.ts", "pure"],
		["statistics must not know a flow", "core/stats/x.ts", "#core/flows/app.ts", "pure"],
		["a report must not know a flow", "core/reports/x.ts", "#core/flows/app.ts", "pure"],
		["categories must not know a flow", "core/categories/x.ts", "#core/flows/app.ts", "pure"],
		["a reader must not know a flow", "core/readers/x.ts", "#core/flows/app.ts", "rim"],
		["a reader must not know Node", "core/readers/pdf/x.ts", "node:fs", "rim"],
		["the vault must not know the page", "core/vault/x.ts", "#ui/i18n/index.ts", "rim"],
		["core must not know a frontend", "core/flows/x.ts", "#gateway/server.ts", "frontend"],
		["core must not know the extension", "core/flows/x.ts", "#extension/work/work.ts", "frontend"],
		["the extension must not know the page's app", "extension/popup/x.ts", "#pwa/state/watch.ts", "never import"],
		["the page's app must not know the extension", "pwa/state/x.ts", "#extension/work/work.ts", "never import"],
		["a script in foreign pages must not open the vault", "extension/look/x.ts", "#core/vault/vault.ts", "small"],
		["a detector must not ask anybody", "extension/detectors/x.ts", "#core/providers/index.ts", "small"],
		["ui must not open the vault", "ui/x.ts", "#core/vault/db.ts", "callbacks"],
	])("%s", (_, file, imported, reason) => {
		const { passed, output } = lint(file, `import "${imported}";\n`);

		expect(passed, output).toBe(false);
		expect(output).toContain(reason);
	});

	it.each(["core/flows/x.ts", "pwa/state/x.ts", "extension/popup/x.ts", "ui/x.ts"])(
		"nothing is written to the console but by the one who leaves messages out: %s",
		(file) => {
			const { passed, output } = lint(file, 'console.warn("x");\n');

			expect(passed, output).toBe(false);
			expect(output).toContain("noConsole");
		},
	);

	it("lets a rule use the model", () => {
		expect(lint("core/rules/x.ts", 'import "#core/model/invoice.ts";\n').passed).toBe(true);
	});

	it("lets a detector use the model", () => {
		expect(lint("extension/detectors/x.ts", 'import "#core/model/code.ts";\n').passed).toBe(true);
	});

	it("lets the queue's rules know when to ask again", () => {
		expect(lint("core/queue/x.ts", 'import "#core/providers/retry.ts";\n').passed).toBe(true);
	});
});
