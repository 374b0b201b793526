/**
 * Rows of the promise that take long, over the built app in a real browser that is killed again and again:
 * `npm run torture -- queue --invoices 10000 --kills 10` (what it does without a word), through the queue against a
 * supplier in trouble; `npm run torture -- vault --kills 50`, while it imports, edits,
 * restores a backup, writes its snapshot and brings over data of an older version.
 */
import { parseArgs } from "node:util";
import { torture } from "#tests/queue/torture.ts";
import { killVault } from "#tests/vault/kills.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		invoices: { type: "string", default: "10000" },
		kills: { type: "string" },
		app: { type: "string", default: "dist/pwa" },
		minutes: { type: "string", default: "40" },
	},
});
const log = console.log;

if (positionals[0] === "vault") {
	const verdict = await killVault({ kills: Number(values.kills ?? 50), app: values.app, log });
	log(JSON.stringify(verdict, undefined, "\t"));
	process.exitCode = verdict.lost + verdict.torn === 0 ? 0 : 1;
} else {
	const verdict = await torture({
		invoices: Number(values.invoices),
		kills: Number(values.kills ?? 10),
		app: values.app,
		withinMs: Number(values.minutes) * 60_000,
		log,
	});
	log(JSON.stringify(verdict, undefined, "\t"));
	const { lost, doubled, keptTwice, overlapping, untrue } = verdict;
	process.exitCode = lost + doubled + keptTwice + overlapping + untrue.length === 0 ? 0 : 1;
}
