import { expect, test } from "@playwright/test";

import { torture } from "#tests/queue/torture.ts";

test("a queue whose browser is killed three times asks nothing twice and loses nothing", async () => {
	test.setTimeout(300_000);

	const verdict = await torture({
		invoices: 300,
		kills: 3,
		app: "dist/pwa",
		withinMs: 280_000,
		log: (line) => test.info().annotations.push({ type: "run", description: line }),
	});

	expect(verdict).toMatchObject({ invoices: 300, lost: 0, doubled: 0, keptTwice: 0, overlapping: 0 });
	expect(verdict.untrue).toEqual([]);
	expect(verdict.answered).toBeGreaterThan(250);
});
