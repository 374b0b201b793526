import { tidyText } from "#core/base/text.ts";

import type { Found } from "./found.ts";
import { isInBox, type RemarkBox, remarkBoxes, remarkTop } from "./remark-box.ts";
import { toWord } from "./rows.ts";
import { labelsOf, type Sheet, textOf, valueWords, verticalOf } from "./sheet.ts";

const PEOPLE = ["payee", "reviewer", "drawer"] as const;

/** 收款人, 复核, 开票人 at the foot. */
export function readPeople(sheet: Sheet, found: Found): void {
	for (const field of PEOPLE) {
		for (const label of labelsOf(sheet, field)) {
			const words = valueWords(sheet, label, { maxGap: 1 });
			const text = tidyText(textOf(words));
			if (!/^[\p{L}\p{N}*·. ()（）_-]{1,20}$/u.test(text)) continue;
			found.add(sheet, field, text, words);
			break;
		}
	}
}

/** 备注: what stands in its box, above the foot. */
export function readRemark(sheet: Sheet, found: Found): void {
	const box = remarkBox(sheet);
	if (!box) return;
	const words = sheet.words.filter((word) => isInBox(word, box));
	const inside = withLabels(sheet, words, box);
	found.add(sheet, "remark", inside, words);
	readLinks(inside, sheet, found);
}

function remarkBox(sheet: Sheet): RemarkBox | undefined {
	const label = verticalOf(sheet, "备注");
	if (!label) return remarkBoxes(sheet.verticals, sheet.labels)[0];
	const size = label.right - label.x;
	const lower = (["payee", "reviewer", "drawer", "seal"] as const)
		.flatMap((id) => labelsOf(sheet, id))
		.filter((other) => other.middle > label.top)
		.map((other) => other.middle - other.height * 0.6);
	return {
		left: label.right,
		top: Math.max(label.top - size * 6, remarkTop(sheet.labels, label) ?? Number.NEGATIVE_INFINITY),
		bottom: Math.min(label.bottom + size * 6, ...lower),
	};
}

/** Labels imitated in a remark belong to its text: whole rows are taken, not only the values. */
function withLabels(
	sheet: Sheet,
	words: readonly { readonly middle: number; readonly height: number }[],
	box: RemarkBox,
): string {
	const lines: string[] = [];
	for (const row of sheet.rows) {
		if (!words.some((word) => Math.abs(word.middle - row.middle) < word.height * 0.5)) continue;
		const glyphs = row.glyphs.filter(({ x }) => isInBox({ x, middle: row.middle }, box));
		if (glyphs.length > 0) lines.push(tidyText(toWord(glyphs).text));
	}
	return lines.join("\n");
}

/** The invoice a red one takes back (domain §5.4): quoted in the remark. */
function readLinks(remark: string, sheet: Sheet, found: Found): void {
	const text = remark.normalize("NFKC").replace(/\s/g, "");
	const digital = /(?:被红冲|蓝字)[^\d]{0,20}?号码:?(\d{20})/.exec(text);
	const classic = /对应正数发票代码:?(\d{10,12})[,;]?号码:?(\d{8})/.exec(text);
	const notice = /(?:红字[^\d]{0,24}?(?:编号|单号):?)(\d{16,20})/.exec(text);
	if (digital) found.add(sheet, "originalNumber", digital[1], []);
	if (classic) {
		found.add(sheet, "originalCode", classic[1], []);
		found.add(sheet, "originalNumber", classic[2], []);
	}
	if (notice) found.add(sheet, "redNoticeNumber", notice[1], []);
}
