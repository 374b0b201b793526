import type { FieldName, FieldValues } from "./fields.ts";

/**
 * Who says so, strongest first: the ladder of trust.
 * authority 税务机关的答复 · sealed 被签名覆盖的内容 · xml 结构化数据 · tag 版式文件自带的标签 (OFD CustomDatas, CustomTag) ·
 * qr 二维码 · text 版面文字 · page 网页 · ocr 图片识别 · typed 手工填写 ·
 * ledger 台账. A ledger is a copy, often a copy of a copy; whoever types has the invoice before him and must be able
 * to put a ledger right, so it stands below what is typed.
 */
export const sources = ["authority", "sealed", "xml", "tag", "qr", "text", "page", "ocr", "typed", "ledger"] as const;
export type Source = (typeof sources)[number];

/** Where on the original a value stands: page index from 0, the rest as fractions of the page from its top left. */
export interface Place {
	readonly page: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** The original a value was read from; `member` as in `Reading`. */
export interface Origin {
	readonly sha256: string;
	readonly member?: string;
}

/** One value found for one field. `raw` is the text it was read from when that differs. */
export interface EvidenceOf<F extends FieldName> {
	readonly field: F;
	readonly value: FieldValues[F];
	readonly source: Source;
	readonly raw?: string;
	readonly place?: Place;
	/** Set when a record is settled; readers do not know what holds their file. */
	readonly origin?: Origin;
}

export type Evidence = { [F in FieldName]: EvidenceOf<F> }[FieldName];

/** Makes one piece of evidence with its field and value types tied together. */
export function evidence<F extends FieldName>(
	field: F,
	value: FieldValues[F],
	source: Source,
	more: { raw?: string; place?: Place } = {},
): Evidence {
	return { field, value, source, ...more } as unknown as Evidence; // a union of all F is what callers collect
}
