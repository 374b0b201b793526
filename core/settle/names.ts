import { foldText } from "#core/base/text.ts";
import type { Source } from "#core/model/evidence.ts";
import { maskedAgree } from "./mask.ts";

/** Labels that a text layer can glue to a name. */
const labelBefore = /^(?:购买方|销售方|购货单位|销货单位|购方|销方|信息|名称|称)*:/;
const labelAfter = /(?:统一社会信用代码|纳税人识别号|地址[、,]?电话|开户行及账号|项目名称).*$/;

/** Glyphs a font gives no meaning: the replacement character and the private use area. */
const unknownGlyph = /[\ufffd\ue000-\uf8ff]/;

/** A name that ends so is whole: a shorter name is then another company (总公司 and 分公司), not a cut. */
const wholeName = /(?:公司|厂|店|中心|部|所|院|会|社|行|局|校|\))$/;

/** Sources that show a name as laid out on a page, where it can be wrapped or cut. */
const laidOut: readonly Source[] = ["text", "page", "ocr", "typed", "ledger"];

/** Whether two names can be the same as printed: cut or wrapped on a page, masked, or with glyphs a font lost. */
export function namesAgree(
	strong: string,
	weak: string,
	[strongSource, weakSource]: readonly [Source, Source],
): boolean {
	const [a, b] = [foldName(strong), foldName(weak)];
	if (maskedAgree(a, b) || glyphsAgree(a, b)) return true;
	if (laidOut.includes(weakSource) && isCutOf(b, a)) return true;
	return laidOut.includes(strongSource) && isCutOf(a, b);
}

/** 「张三（个人）」 and 「张三」 are the same buyer: the mark is printed by some programs only (domain §4.2). */
function foldName(text: string): string {
	return foldText(text)
		.replace(labelBefore, "")
		.replace(labelAfter, "")
		.replace(/\(个人\)$/, "");
}

function isCutOf(cut: string, whole: string): boolean {
	if (cut.length < 4 || cut.length * 2 < whole.length) return false;
	if (whole.startsWith(cut)) return !wholeName.test(cut);
	return cut === whole.slice(1);
}

function glyphsAgree(a: string, b: string): boolean {
	const [left, right] = [[...a], [...b]];
	if (left.length !== right.length) return false;
	return left.every((char, i) => char === right[i] || unknownGlyph.test(`${char}${right[i]}`));
}
