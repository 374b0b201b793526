export const CODE_8 = /^\d{8}$/;
export const CODE_10 = /^\d{10}$/;
export const CODE_12 = /^\d{12}$/;
export const CODE_10_OR_12 = /^\d{10}(?:\d{2})?$/;
/** Eight digits, not all zero (domain §1.8). */
export const CLASSIC_NUMBER = /^(?!0{8})\d{8}$/;
export const DIGITAL_NUMBER = /^\d{20}$/;
export const NUMBER_10 = /^\d{10}$/;

/** Which value the authority asks for beside number and date (校验项目, domain §0.2). */
export const checkValues = ["amount", "checkCode6", "total", "number6", "none"] as const;
export type CheckValue = (typeof checkValues)[number];

/** Number of a kind in each source (domain §1.6); several when a source knows several. */
export interface KindNumbers {
	readonly api?: readonly string[];
	readonly leqi?: readonly string[];
	readonly qr?: readonly string[];
	readonly aliyun?: readonly string[];
	readonly xiangyun?: readonly string[];
	readonly tencent?: readonly string[];
	readonly nuonuo?: readonly string[];
	readonly baiwang?: readonly string[];
}

/** A kind of invoice (发票种类). Shared code asks the descriptor for a property and never which kind it is. */
export interface Kind<Id extends string = string> {
	readonly id: Id;
	/** Chinese name as people say it, and English. */
	readonly name: { readonly zh: string; readonly en: string };
	/** Short name for tables, at most 6 characters. */
	readonly shortName: string;
	readonly medium: "paper" | "electronic";
	/** Has a 20-digit number of the digital system (数电). */
	readonly digital: boolean;
	/** Input tax may be deducted on its face (专票 and the like). */
	readonly special: boolean;
	readonly code: "none" | { readonly pattern: RegExp };
	readonly number: { readonly pattern: RegExp };
	/** What to ask the `/fpcy` authority with, and what people call it. `none`: `/fpcy` does not take this kind. */
	readonly checkValue: CheckValue;
	readonly checkValueName: { readonly zh: string; readonly en: string };
	/**
	 * Where a person can have it checked instead, as a sentence: where `checkValue` is `none` or many suppliers leave
	 * the kind out.
	 */
	readonly elsewhere?: { readonly zh: string; readonly en: string };
	/** What field 5 of its QR means (domain §2.2); absent where no real QR is known. */
	readonly qrAmount?: "amount" | "total";
	readonly numbers: KindNumbers;
	/** The broader kind it also passes for: by its printed title, its code's structure or a vendor's number. */
	readonly refines?: string;
	/** Printed titles that name this kind, most telling first; tested on folded text without spaces. */
	readonly titles: readonly RegExp[];
	/** Can be voided (作废) in the month of issue; digital invoices can only be red-inked (domain §5.4). */
	readonly voidable: boolean;
}
