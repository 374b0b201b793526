import { foldText, tidyText } from "#core/base/text.ts";
import type { ParticularId } from "#core/model/particulars.ts";
import { evidenceTexts, type Found } from "./found.ts";
import type { Label } from "./labels.ts";
import type { Word } from "./rows.ts";
import { type Sheet, textOf, wordsIn } from "./sheet.ts";

/** Faces that are forms of single boxes: whatever stands there beside the fields is about one thing. */
const FORMS: readonly (readonly [kinds: RegExp, id: ParticularId])[] = [
	[/^(?:rail|air)$/, "journey"],
	[/motor|usedcar/, "vehicle"],
];

/** Words printed on every such form: they are about no invoice. */
const PRINTED = new RegExp(
	`(?:${
		"机打代码|机打号码|车辆类型|厂牌型号|产地|合格证号|进口证明书号|商检单号|发动机号码?|车辆识别代号[/、]?(?:车架号码?)?|车架号码?|" +
		"销货单位|购货单位|主管税务|机关及代码|主管税务机关及代码|完税凭证号码|吨位|限乘人数|增值税税率|或征收率|增值税税率或征收率|" +
		"[买卖]方单位|[买卖]方单位[/、]个人住址|单位代码[/、]?|身份证号码|车牌照号|登记证号|转入地车辆管理所名称|车辆管理所名称|经营、拍卖单位(?:地址)?|二手车市场|" +
		"旅客姓名|有效身份证件号码|签注|承运人|航班号|座位等级|客票级别[/、]客票类别|客票生效日期|有效截止日期|免费行李|客票级别|客票类别|" +
		"电子客票号码?|验证码|提示信息|保险费|销售单位(?:代号)?|销售网点代号|国内国际标识|票价|退票费|燃油附加费|民航发展基金|其他税费|" +
		"增值税|税率|税额|税务|机关|地址|住址|电话|开户银行|开户行|账号|银行账号|日期|时间|名称|称|开|纳税人识别号|统一社会信用代码|不含税价|小写|大写|元|合计|改签|仅供报销使用|开票单位|" +
		"原票|限乘当日当次车|[自至]"
	}):?`,
);
const WHOLE = new RegExp(`^${PRINTED.source}$`);
const BEGINNING = new RegExp(`^${PRINTED.source}(?=.)`);
/** Money, rates, dates and lone signs: fields, or nothing that anybody looks for. */
const NO_TEXT = /^(?:(?:CNY|[¥￥])?-?[\d,]*(?:\.\d+)?|\d{1,2}(?:\.\d+)?%|[\p{P}\p{S}]+|.)$/u;
/** 密码区 */
const CIPHER = /[<>]/;

const SPECIAL: readonly string[] = ["other", "plate", "vehicle", "from", "to"];
/** Rows of such a table stand further apart than the lines of a wrapped text, in heights. */
const NEXT_ROW = 1.45;

/** What the face says beside its fields (票面其他要素), but for the parties' addresses: those stand in their blocks. */
export function readParticulars(sheet: Sheet, found: Found): void {
	const kind = found.get("kind") ?? "";
	const form = FORMS.find(([kinds]) => kinds.test(kind));
	if (form) for (const text of restOf(sheet, found)) found.tell(form[1], text);
	for (const line of headLines(sheet)) readTable(sheet, line, found);
}

function restOf(sheet: Sheet, found: Found): readonly string[] {
	const said = evidenceTexts(found);
	return sheet.words.flatMap((word) => {
		const { fold } = word;
		if (fold.length < 2 || CIPHER.test(fold) || WHOLE.test(fold) || NO_TEXT.test(fold)) return [];
		if (said.some((text) => text.includes(fold))) return [];
		const own = BEGINNING.exec(fold);
		const text =
			own?.[0].endsWith(":") || (own && own[0].length > 2) ? word.text.replace(/^[^:：]*[:：]/, "") : word.text;
		return NO_TEXT.test(foldText(text)) ? [] : [tidyText(text)];
	});
}

/** Lines of heads with a column of special business (特定业务) among them. */
function headLines(sheet: Sheet): readonly (readonly Label[])[] {
	const lines: Label[][] = [];
	for (const head of sheet.labels.filter(({ kind }) => kind === "head").toSorted((a, b) => a.middle - b.middle)) {
		const line = lines.find(([first]) => first && Math.abs(first.middle - head.middle) < head.height * 1.2);
		if (line) line.push(head);
		else lines.push([head]);
	}
	return lines
		.filter((line) => line.some(({ id }) => SPECIAL.includes(id)))
		.map((line) => line.toSorted((a, b) => a.x - b.x));
}

function readTable(sheet: Sheet, heads: readonly Label[], found: Found): void {
	const top = Math.max(...heads.map(({ middle, height }) => middle + height * 0.5));
	const ends = sheet.labels
		.filter(({ middle, height }) => middle > top + height * 0.6)
		.map(({ middle, height }) => middle - height * 0.6);
	const words = wordsIn(sheet, {
		left: Number.NEGATIVE_INFINITY,
		right: Number.POSITIVE_INFINITY,
		top,
		bottom: Math.min(...ends, sheet.page.height),
	});
	const id = businessOf(heads);
	const columns = new Map<Label, Word[]>();
	for (const word of words) {
		const head = nearest(heads, word);
		if (head && SPECIAL.includes(head.id)) columns.set(head, [...(columns.get(head) ?? []), word]);
	}
	for (const column of columns.values()) for (const text of cellsOf(column)) found.tell(id, text);
}

function businessOf(heads: readonly Label[]): ParticularId {
	const text = heads.map((head) => head.text).join(" ");
	if (/出行/.test(text)) return "journey";
	return /车牌|车架|厂牌/.test(text) ? "vehicle" : "business";
}

function nearest(heads: readonly Label[], word: Word): Label | undefined {
	const off = (head: Label) => {
		const overlap = Math.min(head.right, word.right) - Math.max(head.x, word.x);
		return overlap > 0
			? -overlap
			: Math.min(Math.abs(head.x - word.x), Math.abs(head.x + head.right - word.x - word.right) / 2);
	};
	return heads.toSorted((a, b) => off(a) - off(b))[0];
}

/** The lines of a wrapped text joined. */
function cellsOf(words: readonly Word[]): readonly string[] {
	const cells: Word[][] = [];
	for (const word of words.toSorted((a, b) => a.middle - b.middle || a.x - b.x)) {
		const last = cells.at(-1)?.at(-1);
		if (last && word.middle - last.middle < last.height * NEXT_ROW) cells.at(-1)?.push(word);
		else cells.push([word]);
	}
	return cells.map((cell) => tidyText(textOf(cell))).filter((text) => !NO_TEXT.test(foldText(text)));
}
