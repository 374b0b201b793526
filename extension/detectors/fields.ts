import type { Candidate } from "#extension/protocol/candidate.ts";
import type { Detector } from "./detector.ts";
import { childrenOf, isShadowRoot, squeeze, textOf } from "./dom.ts";
import { headOf, readRow, rowsBelow } from "./grid.ts";
import { groupPairs } from "./group.ts";
import { fieldsOf, type Labelled } from "./invoice-fields.ts";
import { labelOf } from "./labels.ts";
import { keyOf } from "./numbers.ts";
import { type Pair, readPairs } from "./pairs.ts";
import { readPieces } from "./pieces.ts";
import { isNumberLabel } from "./values.ts";

const id = "fields";

const MAX_PAIRS = 20_000;
const MAX_NEAR = 80;

/**
 * Labels and values in tables, lists, forms and running text, and 20-digit numbers beside the word 发票. A number that
 * is not built like an invoice's (domain §1) is none, whatever its label says.
 */
export const fields: Detector = {
	*find(root) {
		if (isShadowRoot(root as Node)) return false; // read in its place, with the page around it
		const skip = new Set<Element>();
		const tried = new Set<Element>();
		const pairs: Pair[] = [];
		const reader = readPairs();
		const pieces = readPieces(root as Node, skip);
		let step = pieces.next();
		for (; !step.done && pairs.length <= MAX_PAIRS; step = pieces.next()) {
			const piece = step.value;
			const label = piece && labelOf(piece.text);
			if (!piece) yield undefined;
			else if (label && isNumberLabel(label.id) && (yield* readGrid(piece.element, skip, tried))) reader.cut();
			else pairs.push(...reader.take(piece, label));
		}
		for (const group of groupPairs(pairs)) {
			yield group && candidateOf(group.labelled, () => textOf(group.element));
		}
		return step.value !== false; // more texts, or more pairs, than are read
	},
};

/** Reads the rows under a label at the head of a column; whether there were any. What was read is not read again. */
function* readGrid(label: Element, skip: Set<Element>, tried: Set<Element>): Generator<Candidate | undefined, boolean> {
	const head = headOf(label);
	if (!head || tried.has(head.row)) return false;
	tried.add(head.row);
	let any = false;
	for (const row of rowsBelow(head)) {
		const labelled = row && readRow(row, head.columns);
		const candidate = labelled && candidateOf(labelled, () => row.map(textOf).join(" "));
		if (candidate) {
			any = true;
			for (const cell of row) skip.add(cell);
		}
		yield candidate;
	}
	if (any) for (const cell of childrenOf(head.row).slice(0, head.columns.length)) skip.add(cell);
	return any;
}

function candidateOf(labelled: Labelled, near: () => string): Candidate | undefined {
	const found = fieldsOf(labelled);
	const key = keyOf(found);
	if (key === undefined) return undefined;
	const text = squeeze(near()).slice(0, MAX_NEAR);
	return { what: "fields", key, detector: id, fields: found, ...(text && { near: text }) };
}
