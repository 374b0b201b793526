/**
 * Everything a change must pass, in the order that fails soonest: lint, types, dead code, unit and contract tests,
 * builds, sizes, end to end in Chromium, the extension in Firefox. Ends with one line `N passed, N failed, N skipped`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ensureBrowser } from "./browser.ts";
import { ensurePostgres } from "./postgres.ts";

interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), "yanpiao-test-"));

step("types of the extension's frame", "wxt", ["prepare"]);
step("lint and format", "biome", ["ci", "."]);
step("types", "tsc", ["-p", "tsconfig.json"]);
step("types of the pure folders", "tsc", ["-p", "tsconfig.pure.json"]);
step("dead code", "knip", []);
const without = ensurePostgres();
if (without) console.error(without);
suite(
	"unit and contract tests",
	"vitest",
	["run", "--reporter=default", "--reporter=json"],
	"vitest.json",
	countVitest,
);
const built = step("build", "npm", ["run", "-s", "build"]);
const builtExtension = step("build the extension", "npm", ["run", "-s", "build:extension"]);
step("lint of the extension for Firefox", "addons-linter", ["--boring", "dist/extension/firefox-mv3"]);
step("sizes", "size-limit", []);

const advice = ensureBrowser();
if (advice) {
	console.error(advice);
	total.failed += 1;
} else if (built && builtExtension) {
	suite("end to end", "playwright", ["test", "--reporter=list,json"], "playwright.json", countPlaywright);
	suite(
		"the extension in Firefox",
		"vitest",
		["run", "--config", "vitest.firefox.config.ts", "--reporter=default", "--reporter=json"],
		"firefox.json",
		countVitest,
	);
}

rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A command that either passes or fails as one. */
function step(name: string, command: string, args: readonly string[]): boolean {
	console.log(`\n── ${name}`);
	const passed = run(command, args, {});
	total[passed ? "passed" : "failed"] += 1;
	return passed;
}

/** A test runner: its cases are added up from its own report, and a runner that dies counts as one failure. */
function suite(
	name: string,
	command: string,
	args: readonly string[],
	file: string,
	count: (report: never) => Count,
): void {
	console.log(`\n── ${name}`);
	const path = join(reports, file);
	const passed = run(command, [...args, ...(command === "vitest" ? [`--outputFile.json=${path}`] : [])], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: path,
	});
	const counted = existsSync(path) ? count(JSON.parse(readFileSync(path, "utf8")) as never) : undefined;
	total.passed += counted?.passed ?? 0;
	total.skipped += counted?.skipped ?? 0;
	total.failed += Math.max(counted?.failed ?? 0, passed ? 0 : 1);
}

function run(command: string, args: readonly string[], env: Record<string, string>): boolean {
	// `CI`: WXT leaves out its spinner.
	const result = spawnSync(command, args, {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, CI: "true", ...env },
	});
	if (result.error) console.error(`${command}: ${result.error.message}`);
	return result.status === 0;
}

function countVitest(report: { numPassedTests: number; numFailedTests: number; numPendingTests: number }): Count {
	return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function countPlaywright(report: {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}): Count {
	const { expected, unexpected, flaky, skipped } = report.stats;
	return { passed: expected + flaky, failed: unexpected, skipped };
}
