import { tidyText } from "#core/base/text.ts";

import type { Found } from "./found.ts";
import { gapBetween, toWord } from "./rows.ts";
import type { Glyph } from "./runs.ts";
import type { Sheet } from "./sheet.ts";

const TITLE = /发票|客票|行程单|票据/;
/** Share of the form a title stands in; what names an invoice further down is a hint or a seal. */
const UPPER = 0.45;
/** Seals, copies (发票联), hints and file names in print headers name vouchers, too. */
const NO_TITLE = /监制|专用章|票联|查验|下载|平台|税务局|税务总局|记账|号码|代码|\.(?:pdf|ofd|xml)|https?/i;

/** The printed title (票头): the tallest line of the upper part that names a kind of voucher. */
export function readTitle(sheet: Sheet, found: Found): void {
	let best: { text: string; height: number; glyphs: readonly Glyph[] } | undefined;
	const tops = sheet.runs.map((run) => run.middle);
	const [top, bottom] = [Math.min(...tops), Math.max(...tops)];
	for (const row of sheet.rows) {
		if (!TITLE.test(row.fold) || row.middle > top + (bottom - top) * UPPER) continue;
		for (const glyphs of largeParts(row.glyphs)) {
			const height = Math.max(...glyphs.map((glyph) => glyph.run.height));
			const text = glyphs.map((glyph) => glyph.raw).join("");
			if (!TITLE.test(text.normalize("NFKC")) || text.length > 40 || /[:：]/.test(text)) continue;
			if (NO_TITLE.test(text.normalize("NFKC"))) continue;
			if (!best || height > best.height * 1.05) best = { text, height, glyphs };
		}
	}
	if (best) found.add(sheet, "title", tidyText(best.text), [toWord(best.glyphs)]);
}

/** Neighbours of about the same size; a title may be set wide. */
function largeParts(glyphs: readonly Glyph[]): Glyph[][] {
	const parts: Glyph[][] = [];
	for (const glyph of glyphs) {
		const part = parts.at(-1);
		const last = part?.at(-1);
		const joins =
			last && gapBetween(last, glyph) < 2.5 && Math.abs(last.run.height - glyph.run.height) < 0.25 * glyph.run.height;
		if (part && joins) part.push(glyph);
		else parts.push([glyph]);
	}
	return parts;
}
