import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { readFile } from "#core/readers/read.ts";
import { hostileFiles } from "./files.ts";

const files = hostileFiles.filter(({ blocking }) => !blocking);

describe("a hostile file ends with a problem that says why", () => {
	it.each(files)("$name", async ({ name, make, problem, member }) => {
		const budget = { timeMs: 25_000 }; // the problem is asked for here, not how fast this machine finds it
		const options = { platform: nodePlatform, signal: new AbortController().signal, budget };

		const result = await readFile(make(), name, options);

		if (member) {
			expect(result).toMatchObject({ ok: true, value: [], failed: [{ problem }] });
		} else {
			expect(result).toMatchObject({ ok: false, error: problem });
		}
	});
});
