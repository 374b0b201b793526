import { type Day, parseDay } from "#core/base/day.ts";
import { type Fen, formatFen, parseFen } from "#core/base/fen.ts";
import { kindOfCode } from "#core/model/code.ts";
import { type Evidence, evidence, type Place } from "#core/model/evidence.ts";
import { kindById, kindByNumber } from "#core/model/kinds/index.ts";
import { crc16Modbus, crc16Umts, crc16Unmirrored, formatCrc } from "./crc.ts";

/** How issuers compute the CRC, and whether the comma before it is part of the text (domain §2.3). */
const CONVENTIONS = {
	with_comma: { compute: crc16Umts, tail: "," },
	without_comma: { compute: crc16Umts, tail: "" },
	unmirrored: { compute: crc16Unmirrored, tail: "" },
	rail: { compute: crc16Modbus, tail: "," },
} as const;
type CrcConvention = keyof typeof CONVENTIONS;

/**
 * Whether the text is as it was printed. The CRC is an error check anybody can compute, never a signature: a
 * mismatch means altered, misread or a vendor's own variant (domain §2.3).
 */
export type CrcState = `intact_${CrcConvention}` | "mismatch" | "absent";

/** The comma layout of VAT invoices (domain §2.1). */
export interface VatQr {
	readonly form: "vat";
	/** Version of the layout, not a type. */
	readonly version: string;
	/** Type as the issuer numbers it; `kindByNumber("qr", …)` knows which kind it is. */
	readonly type: string;
	/** Empty for digital invoices. */
	readonly code: string;
	readonly number: string;
	/** Its meaning depends on the type (domain §2.2). */
	readonly amount?: Fen;
	readonly issuedOn?: Day;
	/** Empty where the kind has none. */
	readonly checkCode: string;
	/** Four hex digits in upper case. */
	readonly crc?: string;
	readonly crcState: CrcState;
}

/** The address on blockchain invoices (domain §2.4). */
export interface BlockchainQr {
	readonly form: "blockchain";
	readonly host: string;
	readonly hash: string;
	readonly number: string;
	readonly total: Fen;
}

/** 扫码开票: opens an issuing page or carries a company's title; holds no invoice. */
export interface IssuingQr {
	readonly form: "issuing";
}

/** Some other page of a tax or finance authority. Never opened by itself. */
export interface AuthorityQr {
	readonly form: "authority_page";
	readonly host: string;
}

export type Qr = VatQr | BlockchainQr | IssuingQr | AuthorityQr;

/** Longest text we look at; a QR holds at most 4,296 characters. */
const MAX_LENGTH = 4_296;

/** Reads the text of a QR; `undefined` when it has nothing to do with invoices. */
export function parseQr(text: string): Qr | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	const plain = text.normalize("NFKC").replace(HIDDEN, "").trim().replace(QUOTES, "").trim();
	return parseVat(plain) ?? parseUrl(plain) ?? parseIssuing(plain);
}

export interface VatQrFields {
	readonly version?: string;
	readonly type: string;
	readonly code: string;
	readonly number: string;
	readonly amount: Fen;
	readonly issuedOn: Day;
	readonly checkCode: string;
}

/** Writes the comma layout with its true CRC; classic invoices close with a comma, digital ones do not. */
export function formatQr(fields: VatQrFields, crc: CrcConvention | "none" = "with_comma"): string {
	const { version = "01", type, code, number, amount, issuedOn, checkCode } = fields;
	const body = [version, type, code, number, formatFen(amount), issuedOn, checkCode].join(",");
	if (crc === "none") return `${body},`;
	const { compute, tail } = CONVENTIONS[crc];
	return `${body},${formatCrc(compute(body + tail))}${code === "" ? "" : ","}`;
}

/**
 * What a QR claims, as evidence. The kind comes from the structure of the code where there is one, since type numbers
 * clash and toll invoices carry the type of ordinary ones (domain §1.6); the amount is claimed only where the meaning
 * for its type is known (§2.2).
 */
export function qrEvidence(qr: Qr, place?: Place): Evidence[] {
	const more = place ? { place } : {};
	if (qr.form === "blockchain") {
		return [
			evidence("kind", "blockchain", "qr", more),
			evidence("number", qr.number, "qr", more),
			evidence("total", qr.total, "qr", more),
		];
	}
	if (qr.form !== "vat") return [];

	const byType = kindByNumber("qr", qr.type, qr.number);
	const kind = (qr.code !== "" ? kindOfCode(qr.code, qr.number) : undefined) ?? byType;
	const meaning = byType && kindById(byType).qrAmount;
	const found: Evidence[] = [];
	if (kind) found.push(evidence("kind", kind, "qr", more));
	if (qr.code !== "") found.push(evidence("code", qr.code, "qr", more));
	found.push(evidence("number", qr.number, "qr", more));
	if (qr.issuedOn) found.push(evidence("issuedOn", qr.issuedOn, "qr", more));
	if (qr.checkCode !== "") found.push(evidence("checkCode", qr.checkCode, "qr", more));
	if (meaning && qr.amount !== undefined) found.push(evidence(meaning, qr.amount, "qr", more));
	return found;
}

const HIDDEN = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const QUOTES = /^["'“”‘’「」`]+|["'“”‘’「」`]+$/g;

function parseVat(plain: string): VatQr | undefined {
	const repaired = repair(plain.replace(/[、﹑､]/g, ","));
	const fields = repaired.split(",").map((field) => field.replace(/\s+/g, ""));
	const [version = "", type = "", code = "", number = "", amount = "", date = "", checkCode = "", crc = ""] = fields;
	if (fields.length < 6 || !/^\d{2}$/.test(version) || !/^\d{2}$/.test(type)) return undefined;
	if (!/^(?:\d{10}|\d{12})?$/.test(code) || !/^(?:\d{8}|\d{20})$/.test(number)) return undefined;
	if (code === "" && number.length === 8) return undefined;

	const hex = /^[0-9A-Fa-f]{4}$/.test(crc) ? crc.toUpperCase() : undefined;
	return {
		form: "vat",
		version,
		type,
		code,
		number,
		amount: parseFen(amount),
		issuedOn: parseDay(date),
		checkCode: /^[0-9A-Za-z]*$/.test(checkCode) ? checkCode : "",
		crc: hex,
		crcState: hex ? crcStateOf(repaired, type, number, hex) : "absent",
	};
}

/** Puts back the one comma some issuers lose between check code and CRC (domain §2.1). */
function repair(text: string): string {
	return text
		.replace(/^((?:[^,]*,){6}\s*\d{20})\s*([0-9A-Fa-f]{4})\s*,?\s*$/, "$1,$2")
		.replace(/^((?:[^,]*,){5}\s*\d{8}\s*),\s*([0-9A-Fa-f]{4})\s*,?\s*$/, "$1,,$2");
}

function crcStateOf(text: string, type: string, number: string, crc: string): CrcState {
	const asPrinted = text.slice(0, nthComma(text, 7));
	const bodies = [asPrinted, asPrinted.replace(/\s/g, "")];
	const found = conventionsFor(type, number).find((name) => {
		const { compute, tail } = CONVENTIONS[name];
		return bodies.some((body) => formatCrc(compute(body + tail)) === crc);
	});
	return found ? `intact_${found}` : "mismatch";
}

/** Each further convention is one more chance in 65,536 to pass by accident: only where it was seen. */
function conventionsFor(type: string, number: string): readonly CrcConvention[] {
	if (number.length !== 20) return ["with_comma", "without_comma"];
	return type === "51" ? ["with_comma", "without_comma", "rail"] : ["with_comma", "without_comma", "unmirrored"];
}

function nthComma(text: string, n: number): number {
	let at = -1;
	for (let count = 0; count < n; count++) at = text.indexOf(",", at + 1);
	return at;
}

/**
 * Addresses are known by the exact end of their host only; a look-alike (`…chinatax.gov.cn.example`, a name before
 * `@`) is a known trick to send people to a page that confirms anything (domain §2.4).
 */
function parseUrl(plain: string): BlockchainQr | AuthorityQr | undefined {
	const match =
		/^https:\/\/((?:[a-z0-9-]+\.)+(?:chinatax|mof)\.gov\.cn)(?::443)?(?:\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(
			plain,
		);
	if (!match) return undefined;
	const host = (match[1] ?? "").toLowerCase();
	const query = new Map((match[2] ?? "").split("&").map((pair) => splitPair(pair)));
	const hash = query.get("hash") ?? "";
	const number = query.get("bill_num") ?? "";
	const cents = query.get("total_amount") ?? "";
	const isBill = host.endsWith(".chinatax.gov.cn") && /^[0-9a-f]{16,}$/i.test(hash) && /^\d{8}$/.test(number);
	if (!isBill || !/^-?\d{1,14}$/.test(cents)) return { form: "authority_page", host };
	const total = Number(cents);
	return { form: "blockchain", host, hash, number, total: (total === 0 ? 0 : total) as Fen }; // 14 digits are safe
}

function splitPair(pair: string): [string, string] {
	const at = pair.indexOf("=");
	return at < 0 ? [pair.toLowerCase(), ""] : [pair.slice(0, at).toLowerCase(), pair.slice(at + 1)];
}

function parseIssuing(plain: string): IssuingQr | undefined {
	return /^\$\d{2}.*<\/>/s.test(plain) ? { form: "issuing" } : undefined;
}
