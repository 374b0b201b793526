import type { Line } from "#core/model/line.ts";
import { joinParticulars } from "#core/model/particulars.ts";
import type { ReadingNote } from "#core/model/reading.ts";

import { Found } from "./found.ts";
import { readGoods, refersToList } from "./goods.ts";
import { readHeader } from "./header.ts";
import { readKind } from "./kind.ts";
import { readParticulars } from "./particulars.ts";
import { readParties } from "./parties.ts";
import { readPeople, readRemark } from "./people.ts";
import { makeSheet, type Sheet } from "./sheet.ts";
import { splitSheet } from "./split.ts";
import { readTickets } from "./tickets.ts";
import { readTitle } from "./title.ts";
import { readTotals } from "./totals.ts";
import type { Face, FacePage } from "./types.ts";
import { readUnlabelled } from "./unlabelled.ts";

/** What one page says. */
interface PageFace {
	readonly sheet: Sheet;
	readonly found: Found;
	readonly lines: readonly Line[];
	readonly list: boolean;
	/** Read without labels. */
	readonly unlabelled: boolean;
}

/**
 * Reads the printed faces (票面) of all invoices on these pages, by position and never by the order of the text.
 * `isLate` is asked before each page; the faces are then those of the pages before, and the caller must say so.
 */
export function readFace(pages: readonly FacePage[], isLate: () => boolean = () => false): Face[] {
	const faces: PageFace[][] = [];
	for (const page of pages) {
		if (isLate()) break;
		for (const sheet of splitSheet(makeSheet(page))) {
			const face = readPage(sheet);
			if (!face) continue;
			const last = faces.at(-1);
			if (last && continues(last, face)) last.push(face);
			else if (isStart(face)) faces.push([face]);
		}
	}
	return faces.map(join);
}

function readPage(sheet: Sheet): PageFace | undefined {
	const found = new Found();
	readTitle(sheet, found);
	readHeader(sheet, found);
	readParties(sheet, found);
	readTotals(sheet, found);
	readTickets(sheet, found);
	readRemark(sheet, found);
	readPeople(sheet, found);
	let lines = readGoods(sheet);
	const unlabelled = lines.length === 0 && !found.has("number") && !found.has("total");
	if (unlabelled) lines = readUnlabelled(sheet, found);
	readKind(sheet, found);
	readParticulars(sheet, found);
	if (found.evidence.length === 0 && lines.length === 0) return undefined;
	return {
		sheet,
		found,
		lines,
		unlabelled,
		list: /清单/.test(found.get("title") ?? "") || /销售货物或者提供应税劳务.{0,4}清单/.test(sheet.text),
	};
}

function continues(pages: readonly PageFace[], face: PageFace): boolean {
	const number = face.found.get("number");
	const before = pages.find((page) => page.found.has("number"))?.found.get("number");
	if (number !== undefined) return number === before;
	return face.list || face.lines.length > 0;
}

function isStart(face: PageFace): boolean {
	return face.found.has("number") || (face.found.has("total") && face.found.has("title"));
}

function join(pages: readonly PageFace[]): Face {
	const found = new Found();
	for (const page of pages) found.fill(page.found);
	const listed = pages.filter((page) => page.list).flatMap((page) => page.lines);
	const printed = pages.filter((page) => !page.list).flatMap((page) => page.lines);
	const lines = listed.length > 0 && refersToList(printed) ? listed : printed;
	const notes: ReadingNote[] = pages.some((page) => page.unlabelled) ? [{ code: "labels_unreadable" }] : [];
	const particulars = joinParticulars([found.particulars]);
	const said = { evidence: found.evidence, lines, ...(particulars ? { particulars } : {}) };
	return { ...said, notes, pages: pages.map((page) => page.sheet.page.index) };
}
