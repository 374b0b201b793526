import { type Day, formatDay } from "#core/base/day.ts";
import { type Fen, formatMoney } from "#core/base/fen.ts";
import { type FieldName, type FieldValues, isMoneyField } from "#core/model/fields.ts";

import type { DiffPart } from "./diff.ts";

/** Long numbers in groups of four with thin gaps that are drawn, not typed: copying gives the plain digits. */
export function Digits({ text }: { text: string }) {
	if (text.length < 9) return <span class="digits">{text}</span>;
	return (
		<span class="digits">
			{(text.match(/.{1,4}/g) ?? []).map((group, index) => (
				<span key={index}>{group}</span>
			))}
		</span>
	);
}

/** An amount with its sign in its own place. */
export function Money({ value }: { value: Fen | undefined }) {
	if (value === undefined) return <span class="money" />;
	return <span class={value < 0 ? "money minus" : "money"}>{formatMoney(value).replace("-", "−")}</span>;
}

export type NameKind = (kind: FieldValues["kind"]) => string;

/** The value of a field as people read it; kinds are named by the caller, who knows the language. */
export function valueText<F extends FieldName>(field: F, value: FieldValues[F], nameKind: NameKind): string {
	if (field === "kind") return nameKind(value as FieldValues["kind"]); // the field names the value's type
	if (field === "issuedOn") return formatDay(value as Day);
	if (isMoneyField(field)) return formatMoney(value as Fen);
	return String(value);
}

const digitFields: readonly FieldName[] = [
	"code",
	"number",
	"digitalNumber",
	"checkCode",
	"buyerTaxId",
	"sellerTaxId",
	"originalNumber",
	"originalCode",
	"redNoticeNumber",
];

/** The value of a field, drawn: digits grouped, money with its sign apart. */
export function Value({ field, text }: { field: FieldName; text: string }) {
	if (digitFields.includes(field)) return <Digits text={text} />;
	return <span class={isMoneyField(field) ? "money" : "text"}>{text}</span>;
}

/** A text whose differing characters are marked. */
export function Marked({ parts }: { parts: readonly DiffPart[] }) {
	return (
		<span class="marked">
			{parts.map((part, index) =>
				part.differs ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
			)}
		</span>
	);
}

/** An instant as `2026-11-21 10:32` of this device's time zone. */
export function formatInstant(iso: string): string {
	const at = new Date(iso);
	if (Number.isNaN(at.getTime())) return iso;
	const two = (value: number) => String(value).padStart(2, "0");
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A number of bytes in the unit people expect. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	const units = ["kB", "MB", "GB", "TB"];
	let value = bytes / 1000;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
