import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

describe("imports", () => {
	it("across folders name the room (#core/…), never climb (../../)", () => {
		const files = execFileSync("git", ["ls-files", "-z", "*.ts", "*.tsx"], { encoding: "utf8" })
			.split("\0")
			.filter(Boolean);

		const climbing = files.filter((path) => /(?:from|import)\s*\(?\s*"(?:\.\.\/){2}/.test(readFileSync(path, "utf8")));

		expect(climbing, "write #room/path.ts; the rooms are listed in package.json, imports").toEqual([]);
	});
});
