/**
 * `npm run bench [-- pdf|import|judging|gateway|bridge|backup|keeping|look|opening|restoring|scrolling|search]
 * [--corpus FOLDER] [--files N] [--alike] [--app FOLDER] [--records N]`, after `npm run build`:
 * compares our code with a baseline in the same run and prints ratios, or times a built app, this one or that in
 * `--app`, or a library of many records. Nothing is asserted: machines are shared and noisy.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { benchGateway } from "./gateway.ts";
import { benchImport } from "./import.ts";
import { benchJudging } from "./judging.ts";
import { benchKeeping } from "./keeping.ts";
import { benchLook } from "./look.ts";
import { benchOpening } from "./opening.ts";
import { benchPdf } from "./pdf.ts";
import { benchRestoring } from "./restoring.ts";
import { benchScrolling } from "./scrolling.ts";
import { benchSearch } from "./search.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		corpus: { type: "string", default: "../shared/corpus" },
		records: { type: "string" },
		files: { type: "string", default: "1000" },
		alike: { type: "boolean", default: false },
		app: { type: "string", default: "dist/pwa" },
		look: { type: "string", default: "dist/extension/chrome-mv3/look.js" },
	},
});
const benches = {
	pdf: runPdf,
	import: () => benchImport(Number(values.files), values),
	judging: () => benchJudging(Number(values.records ?? 10_000)),
	gateway: benchGateway,
	look: () => benchLook(values.look),
	// It brings a database of its own into this process.
	bridge: async () => (await import("./bridge.ts")).benchBridge(Number(values.records ?? 10_000)),
	backup: async () => (await import("./backup.ts")).benchBackup(Number(values.records ?? 10_000)),
	keeping: () => benchKeeping(Number(values.records ?? 1_000)),
	opening: () => benchOpening(Number(values.records ?? 100_000)),
	restoring: () => benchRestoring(values.app, Number(values.records ?? 10_000)),
	scrolling: () => benchScrolling(values.app, Number(values.records ?? 100_000)),
	search: () => benchSearch(Number(values.records ?? 100_000)),
};
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
