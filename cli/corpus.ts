/**
 * `npm run corpus -- FOLDER [--verbose]`: reads every file of a corpus with known truth and prints how much came out
 * right, by form, by kind and by field. FOLDER holds `corpus.json` and the files it names.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { type Score, scoreCorpus, type Tally } from "./corpus/score.ts";
import { createReader } from "./reader.ts";
import { dayOf } from "./today.ts";

const print = console.log;
console.log = console.error; // libraries warn about foreign files with console.log

const { values, positionals } = parseArgs({ allowPositionals: true, options: { verbose: { type: "boolean" } } });
const [folder] = positionals;
if (folder === undefined || !existsSync(join(folder, "corpus.json"))) {
	print(`skipped: no corpus.json in ${folder ?? "(no folder given)"}`);
} else {
	const reader = createReader();
	printScore(await scoreCorpus(folder, { reader, today: dayOf(new Date()) }));
	reader.close();
}

function printScore(score: Score): void {
	printTable("form", score.byForm);
	printTable("kind", score.byKind);
	printTable("field", score.byField);
	printTable("form: documents with all line items right", score.items);
	printTable("form: files with their QR read", score.qr);
	print(`\nfiles that are no invoice                       ${line(score.negative)}`);
	print(`number, total or date wrong without any doubt   ${score.silent.length}`);
	if (!values.verbose) return;
	for (const mistake of score.mistakes) print(`  ${mistake}`);
	for (const mistake of score.silent) print(`  without any doubt: ${mistake}`);
}

function printTable(name: string, table: ReadonlyMap<string, Tally>): void {
	print(`\nby ${name}`);
	for (const [key, cell] of table) print(`  ${key.padEnd(44)} ${line(cell)}`);
}

function line({ right, of }: Tally): string {
	return `${String(right).padStart(4)} / ${String(of).padEnd(4)} ${of === 0 ? "-" : `${((100 * right) / of).toFixed(1)} %`}`;
}
