import type { LabelId } from "./labels.ts";

const DAY = String.raw`\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{8}(?!\d)`;
const MONEY = String.raw`-?[¥￥]?\s*-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?![\d.%])`;
const DIGITS = String.raw`\d[\d ]{6,26}(?![\d*])`;
const TAX_ID = "[0-9A-Z]{15,20}(?![0-9A-Z*])";
const TEXT = String.raw`[^\s:;,。|*][^:;,。|\n]{1,60}`;

/** What stands between a label and its value. */
const BETWEEN = String.raw`^[\s:=#"“'(【[]*`;

const start = (value: string) => new RegExp(`${BETWEEN}(${value})`);

const money = start(MONEY);
const taxId = start(TAX_ID);
const anyText = start(TEXT);

const shapes: Partial<Record<LabelId, RegExp>> = {
	code: start(String.raw`\d{8}(?:\d{2}){0,2}(?!\d)`),
	number: new RegExp(`${BETWEEN}[-/ ]*(${DIGITS})`), // --/26… under 代码/号码
	digitalNumber: start(DIGITS),
	checkCode: start(String.raw`\d[\d ]{3,24}\d(?!\d)|[0-9a-z]{5}(?![0-9a-z])`),
	issuedOn: start(DAY),
	total: money,
	amount: money,
	tax: money,
	billed: money,
	sums: money,
	totalInWords: start("[⊗(负)]{0,4}[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{2,40}"),
	buyerTaxId: taxId,
	sellerTaxId: taxId,
	taxId,
	buyerName: anyText,
	sellerName: anyText,
	name: anyText,
	buyerAddress: anyText,
	buyerAccount: anyText,
	sellerAddress: anyText,
	sellerAccount: anyText,
	address: anyText,
	account: anyText,
	kind: anyText,
};

const WITHOUT_SPACES: readonly LabelId[] = ["number", "digitalNumber", "checkCode"];

/** The lengths a number of an invoice, or of a 财政票据, has (domain §1). */
const NUMBER_LENGTHS: readonly number[] = [8, 10, 20];

/** Whether any text may be the value: such a label needs a colon or a place of its own. */
export function takesAnyText(id: LabelId): boolean {
	return shapes[id] === anyText;
}

/** The value a text begins with, as written there; `undefined` when it is none for this label. */
export function readValue(id: LabelId, text: string): string | undefined {
	const value = shapes[id]?.exec(text)?.[1]?.trim();
	if (value === undefined || value === "") return undefined;
	if (!WITHOUT_SPACES.includes(id)) return value;
	const digits = value.replaceAll(" ", "");
	return isNumberLabel(id) && !NUMBER_LENGTHS.includes(digits.length) ? undefined : digits;
}

export function isNumberLabel(id: LabelId): id is "number" | "digitalNumber" {
	return id === "number" || id === "digitalNumber";
}
