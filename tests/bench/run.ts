/**
 * `npm run bench [-- pdf|import] [--corpus FOLDER]`: compares our code with a baseline in the same run and prints
 * ratios. Nothing is asserted: machines are shared and noisy.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { benchPdf } from "./pdf.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { corpus: { type: "string", default: "../shared/corpus" } },
});
const benches = { pdf: runPdf };
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);

for (const name of chosen) {
	const bench = benches[name as keyof typeof benches];
	if (!bench) throw new Error(`no such bench: ${name}; there are ${Object.keys(benches).join(", ")}`);
	await bench();
}

async function runPdf(): Promise<void> {
	const folder = join(values.corpus, "pdf");
	if (!existsSync(folder)) console.log(`skipped: no PDF corpus in ${values.corpus}`);
	else await benchPdf(folder);
}
