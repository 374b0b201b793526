import { withBenchPage } from "./bench-page.ts";
import { median } from "./median.ts";
import type { KeepingAsked } from "./page/keeping.worker.ts";

const ROUNDS = 3;
/** The mean of real originals. */
const BYTES = 114_000;
const WAYS = ["sealed", "raw strict", "raw relaxed"] as const;

/**
 * Times keeping sealed records with their originals in Chromium, by turns with putting the same bytes unsealed into the
 * browser's own database: a file at a time, as an import does, and many at a time, as a restore does. Goal: at least
 * half as fast.
 */
export async function benchKeeping(records: number): Promise<void> {
	await withBenchPage({ name: "keeping", ready: "benchKeeping", onDisk: true }, async (page) => {
		console.log(`\n${records} records with an original of ${BYTES / 1000} kB each, on the disk; records in a second\n`);
		for (const perWrite of [1, 20]) {
			const rounds: Record<KeepingAsked["how"], number>[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const told: Partial<Record<KeepingAsked["how"], number>> = {};
				for (const how of WAYS) {
					const asked = { how, records, bytes: BYTES, perWrite };
					const { ms } = await page.evaluate((one) => window.benchKeeping(one), asked);
					told[how] = (records / ms) * 1000;
				}
				rounds.push(told as Record<KeepingAsked["how"], number>); // all ways are there
			}
			const middle = (how: KeepingAsked["how"]) => median(rounds.map((round) => round[how]));
			const against = (how: KeepingAsked["how"]) => median(rounds.map((round) => round.sealed / round[how])).toFixed(2);
			console.log(`${perWrite} in a write: ${WAYS.map((how) => `${how} ${middle(how).toFixed(0)}`).join(", ")}`);
			console.log(
				`    so many times raw: ${against("raw strict")} as durable, ${against("raw relaxed")} relaxed; goal ≥ 0.5`,
			);
		}
	});
}
