import { expect, test } from "vitest";

import { seeded } from "#tests/seeded.ts";
import { torture } from "./torture.ts";

test("of 500 records, killed 20 times at random moments on either side, none is lost and none doubled", async () => {
	const records = 500;

	const { page, extension, half, both } = await torture({
		name: "killed",
		records,
		kills: 20,
		lastsFrames: 24,
		random: seeded(20_261_122),
	});

	expect(page.records.map(({ identity }) => identity)).toEqual(
		Array.from({ length: records }, (_, serial) => `2699${String(serial).padStart(16, "0")}`),
	);
	expect(extension.records).toEqual(page.records);
	expect(extension.contents).toEqual(page.contents);
	expect([...page.contents.values()]).not.toContain(-1);
	// What both had captured has the history of both; what one had, no more than its own.
	for (const [serial, { events }] of page.records.entries()) {
		expect(events.length, `record ${serial}`).toBe(serial < both ? 2 : 1);
	}
	// Killed in the middle of it, not after all was done.
	expect(half.filter((count) => count > records / 2 && count < records).length).toBeGreaterThan(3);
}, 180_000);
