import type { ReadProblem } from "#core/model/reading.ts";
import { listEntries } from "./archive/directory.ts";
import { pictureForm } from "./image/header.ts";
import type { Reader } from "./reader.ts";

/** What a reader's `sniff` gets to see. */
const HEAD_BYTES = 4096;

/**
 * Picks the reader for these bytes. Bytes decide, the name is a hint: files are renamed, and mail programs invent
 * extensions. Forms we know but do not read are named in the problem, so that the person hears what the file is.
 */
export function pickReader(
	bytes: Uint8Array,
	name: string,
	readers: readonly Reader[],
	members: number,
): Reader | ReadProblem {
	const head = bytes.subarray(0, HEAD_BYTES);
	const byId = (id: string) => readers.find((reader) => reader.id === id);
	if (startsWith(head, "PK\x03\x04") || startsWith(head, "PK\x05\x06")) {
		const form = zipForm(bytes, members);
		return byId(form) ?? { code: "unknown_format", form };
	}
	const page = webForm(head);
	if (page) return { code: "unknown_format", form: page }; // before the XML reader, to which a page looks like XML
	const reader = readers.find(
		(candidate) => candidate.id !== "zip" && candidate.id !== "ofd" && candidate.sniff(head, name),
	);
	return reader ?? { code: "unknown_format", form: otherForm(head) };
}

/** What a ZIP container is, by the names inside. One that cannot be listed goes to the ZIP reader, which says why. */
function zipForm(bytes: Uint8Array, members: number): string {
	const listed = listEntries(bytes, members);
	const names = listed.ok ? listed.value.map((entry) => entry.name.toLowerCase()) : [];
	if (names.some((name) => name === "ofd.xml")) return "ofd";
	if (!names.includes("[content_types].xml")) return "zip";
	if (names.some((name) => name.startsWith("xl/"))) return "xlsx";
	return names.some((name) => name.startsWith("word/")) ? "docx" : "office";
}

const signatures: readonly (readonly [form: string, start: string])[] = [
	["rar", "Rar!\x1a\x07"],
	["7z", "7z\xbc\xaf\x27\x1c"],
	["gzip", "\x1f\x8b"],
	["ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], // .doc, .xls, .msg
];

/** A word for bytes no reader takes. */
function otherForm(head: Uint8Array): string {
	const signature = signatures.find(([, start]) => startsWith(head, start));
	if (signature) return signature[0];
	const picture = pictureForm(head);
	if (picture) return picture;
	return looksLikeText(head) ? "text" : "unknown";
}

function webForm(head: Uint8Array): "html" | "svg" | undefined {
	const text = new TextDecoder().decode(head).trimStart().toLowerCase();
	const start = text.replace(/^<\?xml[^>]*>\s*/, "").replace(/^(?:<!--.*?-->\s*)+/s, "");
	if (/^<(?:!doctype html|html|head|body)\b/.test(start)) return "html";
	return /^<(?:!doctype svg|svg)\b/.test(start) ? "svg" : undefined;
}

/** No control characters but white space: text in any of the encodings in use. */
function looksLikeText(head: Uint8Array): boolean {
	return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function startsWith(head: Uint8Array, start: string): boolean {
	return head.length >= start.length && Array.from(start).every((char, index) => head[index] === char.charCodeAt(0));
}
