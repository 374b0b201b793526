import type { FileCandidate } from "#extension/protocol/candidate.ts";
import { aroundOf } from "./around.ts";
import { squeeze } from "./dom.ts";
import { fileNameIn, formOfEnd } from "./file-name.ts";
import { isDigitalNumber, onlyNumberIn } from "./numbers.ts";

export type Form = FileCandidate["form"];

/** What a page says about something it links to. */
export interface LinkWords {
	/** As written in the page; relative ones are of `base`. */
	readonly address: string;
	readonly base: string;
	/** The link's own words, its title and label. */
	readonly text: string;
	/** Name of the file, where the page tells it apart. */
	readonly name?: string;
	/** Where it stands; the words around are read only when they are needed. */
	readonly element?: Element | undefined;
}

/** A link that a file may be fetched from. */
export interface Link extends Pick<LinkWords, "text" | "element"> {
	readonly url: URL;
	/** Of the address, with its Chinese readable. */
	readonly path: string;
	readonly name: string;
	/** By the end of the name, of the address, or a parameter of it. */
	readonly form: Form | undefined;
}

/** Longest address that is passed on; browsers and servers take no longer ones. */
const MAX_ADDRESS = 4_000;
const MAX_NAME = 120;
export const MAX_NEAR = 80;

/** Names of the parameter that says a file's form; among them that of the tax authority's own links (版式文件格式). */
const FORM_PARAMETERS = /^(?:wjgs|format(?:type)?|filetype|type|ext)$/i;
const NUMBER_PARAMETERS = /^(?:fphm|invoiceno|invoicenumber)$/i;

/** `undefined` for what leads to no file: scripts, addresses within the page, overlong ones. */
export function readLink(words: LinkWords): Link | undefined {
	const url = readAddress(words.address, words.base);
	if (!url) return undefined;
	const { text, element } = words;
	const [end, file] = parametersOf(url);
	const written = file.includes("\ufffd") ? "" : file; // not UTF-8
	const path = decoded(url.pathname);
	const named = words.name || fileNameIn(text) || written || path.split("/").at(-1) || url.hostname;
	const name = squeeze(named).slice(0, MAX_NAME);
	const form = [name, path, end, file].map(formOfEnd).find(Boolean);
	return { url, path, text, name, form, element };
}

/** An address a file may be fetched from: http or https, of moderate length, its host in the form the network uses. */
export function readAddress(address: string, base: string): URL | undefined {
	if (address.length > MAX_ADDRESS || !/\S/.test(address)) return undefined;
	const url = URL.parse(address, base);
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	url.username = ""; // a name before @ is a known way to make a host look like another
	url.password = "";
	url.hash = "";
	return url.href.length <= MAX_ADDRESS ? url : undefined; // Chinese takes nine times the room there
}

/** The form that words promise. */
export function formOfWords(words: string): Form | undefined {
	return /(?<![a-z])(?:ofd|xml|zip|pdf)(?![a-z])/i.exec(words)?.[0].toLowerCase() as Form | undefined; // one of these
}

/** The number in a link's address or name: whoever put it there meant the invoice. */
export function numberIn({ url, path, name }: Link): string | undefined {
	for (const [key, value] of url.searchParams) {
		if (NUMBER_PARAMETERS.test(key) && isDigitalNumber(value)) return value;
	}
	return onlyNumberIn(name) ?? onlyNumberIn(path);
}

/** A candidate of a link that a rule takes for an invoice's file. */
export function makeFile(detector: string, link: Link, form: Form): FileCandidate {
	const around = aroundOf(link.element);
	const number = numberIn(link) ?? onlyNumberIn(link.text) ?? onlyNumberIn(around);
	const near = (around || link.text).slice(0, MAX_NEAR);
	const { href } = link.url;
	return {
		what: "file",
		key: href,
		detector,
		url: href,
		form,
		name: link.name,
		...(near && { near }),
		...(number !== undefined && { number }),
	};
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path; // not UTF-8: its Latin letters and digits say enough
	}
}

/** What the parameters of an address say of the file: its form as an end (`.pdf`), and its name. */
function parametersOf({ searchParams }: URL): readonly [string, string] {
	let [end, file] = ["", ""];
	for (const [key, value] of searchParams) {
		if (FORM_PARAMETERS.test(key)) end = `.${value}`;
		const form = formOfEnd(value);
		if (form && form !== "image" && value.length < MAX_NAME) file = value;
	}
	return [end, file];
}
