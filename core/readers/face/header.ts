import { type Day, parseDay } from "#core/base/day.ts";

import type { Found } from "./found.ts";
import type { Label } from "./labels.ts";
import type { Word } from "./rows.ts";
import { foldOf, labelsOf, type Sheet, valueWords, wordsIn } from "./sheet.ts";

const CODE = /^\D{0,2}(\d{12}|\d{10})(?!\d)/;
const NUMBER = /^\D{0,3}(\d{20}|\d{8})(?!\d)/;
const DIGITAL = /^\D{0,3}(\d{20})(?!\d)/;
const CHECK_CODE = /^(\d{20}|[0-9a-fA-F]{5})(?![0-9a-zA-Z])/;
const MACHINE = /^(\d{12})(?!\d)/;
const DATE = /^\D{0,2}(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?!\d)/;

/** Code, number, date, check code and machine number, each beside its label (发票代码、发票号码、开票日期、校验码、机器编号). */
export function readHeader(sheet: Sheet, found: Found): void {
	addFirst(sheet, found, "code", "code", (text) => CODE.exec(text)?.[1]);
	addFirst(sheet, found, "number", "number", (text) => NUMBER.exec(text)?.[1]);
	addFirst(sheet, found, "digitalNumber", "digitalNumber", (text) => DIGITAL.exec(text)?.[1]);
	addFirst(sheet, found, "issuedOn", "date", readDate);
	addFirst(sheet, found, "checkCode", "checkCode", (text) => CHECK_CODE.exec(text)?.[1]);
	addFirst(sheet, found, "machineNumber", "machine", (text) => MACHINE.exec(text)?.[1]);
}

/** Several numbers of one kind of label on a page: more than one invoice stands on it. */
export function numbersOn(sheet: Sheet): { readonly number: string; readonly label: Label }[] {
	return labelsOf(sheet, "number").flatMap((label) => {
		const number = NUMBER.exec(foldOf(numberWords(sheet, label, NUMBER)))?.[1];
		return number === undefined ? [] : [{ number, label }];
	});
}

export function readDate(text: string): Day | undefined {
	const match = DATE.exec(text);
	if (!match) return undefined;
	const [, year = "", month = "", date = ""] = match;
	return parseDay(`${year}-${month}-${date}`);
}

function addFirst(
	sheet: Sheet,
	found: Found,
	field: "code" | "number" | "digitalNumber" | "issuedOn" | "checkCode" | "machineNumber",
	id: "code" | "number" | "digitalNumber" | "date" | "checkCode" | "machine",
	read: (text: string) => string | undefined,
): void {
	for (const label of labelsOf(sheet, id)) {
		for (const words of [valueWords(sheet, label), below(sheet, label)]) {
			const value = read(foldOf(words));
			if (value === undefined) continue;
			found.add(sheet, field, value as never, words); // each field above is text, or a Day made by readDate
			return;
		}
	}
}

function numberWords(sheet: Sheet, label: Label, pattern: RegExp): Word[] {
	const beside = valueWords(sheet, label);
	return pattern.test(foldOf(beside)) ? beside : below(sheet, label);
}

/** Some layouts print the value under its label, starting at the same left edge; a line with a label of its own is not it. */
export function below(sheet: Sheet, label: Label): Word[] {
	const [word] = wordsIn(sheet, {
		left: label.x - label.height,
		right: label.x + label.height * 1.5,
		top: label.middle + label.height * 0.8,
		bottom: label.middle + label.height * 2,
	});
	if (!word) return [];
	const owned = sheet.labels.some(
		(other) => other.x < word.x && Math.abs(other.middle - word.middle) < label.height * 0.8,
	);
	return owned ? [] : [word];
}
