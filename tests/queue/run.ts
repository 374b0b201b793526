/**
 * The row of the promise: 10 000 invoices through the queue against a supplier in trouble, the browser killed ten times.
 * `npm run torture -- --invoices 10000 --kills 10`; after npm run build.
 */
import { parseArgs } from "node:util";

import { torture } from "./torture.ts";

const { values } = parseArgs({
	options: {
		invoices: { type: "string", default: "10000" },
		kills: { type: "string", default: "10" },
		app: { type: "string", default: "dist/pwa" },
		minutes: { type: "string", default: "40" },
	},
});

const verdict = await torture({
	invoices: Number(values.invoices),
	kills: Number(values.kills),
	app: values.app,
	withinMs: Number(values.minutes) * 60_000,
	log: console.log,
});
console.log(JSON.stringify(verdict, undefined, "\t"));
const { lost, doubled, keptTwice, overlapping, untrue } = verdict;
process.exitCode = lost + doubled + keptTwice + overlapping + untrue.length === 0 ? 0 : 1;
