import type { FileCandidate } from "#extension/protocol/candidate.ts";
import { squeeze } from "./dom.ts";
import { fileNameIn } from "./file-name.ts";
import { isDigitalNumber, onlyNumberIn } from "./numbers.ts";

type Form = FileCandidate["form"];

/** What a page says about a file it links to. */
export interface LinkWords {
	/** As written in the page; relative ones are of `base`. */
	readonly address: string;
	readonly base: string;
	/** The link's own words, its title, the name it asks to be saved by. */
	readonly text: string;
	/** Name of the file, where the page tells it apart. */
	readonly name?: string;
	/** Words of the row or card around it. */
	readonly around?: string;
}

/** Longest address that is passed on; browsers and servers take no longer ones. */
const MAX_ADDRESS = 4_000;
const MAX_NAME = 120;
const MAX_NEAR = 80;

const ENDINGS: Readonly<Record<string, Form>> = {
	pdf: "pdf",
	ofd: "ofd",
	xml: "xml",
	zip: "zip",
	jpg: "image",
	jpeg: "image",
	png: "image",
};

/** Words that a file of an invoice goes by, in its name or beside it. */
const INVOICE =
	/发票|数电票|全电票|电子票(?!据法)|行程单|fapiao|dzfp|e-?invoice|(?:^|[^a-z])invoices?(?![a-z])|(?:^|[^a-z])fp(?:dm|hm)(?![a-z])/i;

/** Writings about invoices and programs for them. */
const ABOUT =
	/说明|须知|办法|规定|指[南引]|手册|模板|样[例张本]|申请|教程|帮助|通知|公告|问答|抬头|政策|合同|协议|打印|驱动|软件|客户端|插件|证书|template|guide|manual|terms|policy|faq/i;

/** Names of the parameter that says a file's form; among them that of the tax authority's own links (版式文件格式). */
const FORM_PARAMETERS = ["wjgs", "format", "filetype", "type", "ext"];
const NUMBER_PARAMETERS = ["fphm", "invoiceno", "invoicenumber"];

/** An address a file may be fetched from: http or https, of moderate length, its host in the form the network uses. */
export function readAddress(address: string, base: string): URL | undefined {
	if (address.length > MAX_ADDRESS || !/\S/.test(address)) return undefined;
	const url = URL.parse(address, base);
	if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
	url.username = ""; // a name before @ is a known way to make a host look like another
	url.password = "";
	url.hash = "";
	return url.href.length <= MAX_ADDRESS ? url : undefined; // Chinese takes nine times the room there
}

/** The form of a file by the end of its name, of its address, or a parameter of it. */
export function formOf(url: URL, name: string): Form | undefined {
	const byName = ENDINGS[endingOf(name)];
	if (byName) return byName;
	const byPath = ENDINGS[endingOf(url.pathname)];
	if (byPath) return byPath;
	for (const [key, value] of url.searchParams) {
		if (FORM_PARAMETERS.includes(key.toLowerCase()) && Object.hasOwn(ENDINGS, value.toLowerCase())) {
			return ENDINGS[value.toLowerCase()];
		}
		const form = ENDINGS[endingOf(value)];
		if (form && form !== "image" && value.length < MAX_NAME) return form;
	}
	return undefined;
}

/** The form the words beside a link promise. */
export function formOfWords(words: string): Form | undefined {
	return (["ofd", "xml", "zip", "pdf"] as const).find((form) =>
		new RegExp(`(?<![a-z])${form}(?![a-z])`, "i").test(words),
	);
}

/** Whether words name an invoice and not a writing about invoices. */
function speaksOfInvoice(words: string): boolean {
	return INVOICE.test(words) && !ABOUT.test(words);
}

/** The number in a file's name or address: whoever put it there meant the invoice. */
export function numberInAddress(url: URL, name: string): string | undefined {
	for (const [key, value] of url.searchParams) {
		if (NUMBER_PARAMETERS.includes(key.toLowerCase()) && isDigitalNumber(value)) return value;
	}
	return onlyNumberIn(name) ?? onlyNumberIn(decoded(url.pathname));
}

/** Whether words name a writing or a program about invoices, which is none. */
export function isAbout(words: string): boolean {
	return ABOUT.test(words);
}

/** A link to an invoice's file, `undefined` when it is none by its address, its name and its words. */
export function fileOf(detector: string, words: LinkWords): FileCandidate | undefined {
	const url = readAddress(words.address, words.base);
	if (!url) return undefined;
	const name = nameOf(url, words);
	const form = formOf(url, name);
	if (!form || !isInvoiceFile(url, name, form, words)) return undefined;
	return makeFile(detector, url, form, name, words);
}

export function makeFile(detector: string, url: URL, form: Form, name: string, words: LinkWords): FileCandidate {
	const around = squeeze(words.around ?? "");
	const number = numberInAddress(url, name) ?? onlyNumberIn(words.text) ?? onlyNumberIn(around);
	const near = (around || squeeze(words.text)).slice(0, MAX_NEAR);
	return {
		what: "file",
		key: url.href,
		detector,
		url: url.href,
		form,
		name,
		...(near && { near }),
		...(number !== undefined && { number }),
	};
}

export function nameOf(url: URL, { name, text }: Pick<LinkWords, "name" | "text">): string {
	const inPath = decoded(url.pathname).split("/").at(-1) ?? "";
	return squeeze(name || fileNameIn(text) || inPath || url.hostname).slice(0, MAX_NAME);
}

function isInvoiceFile(url: URL, name: string, form: Form, { text, around = "" }: LinkWords): boolean {
	if (numberInAddress(url, name) !== undefined) return true;
	if (isAbout(`${text} ${name}`)) return false;
	if (form === "ofd") return true; // hardly anything else is given out in this format
	if (form === "image") return INVOICE.test(name); // a picture beside the word is a logo
	if (speaksOfInvoice(`${text} ${name} ${decoded(url.pathname)}`)) return true;
	return onlyNumberIn(around) !== undefined && speaksOfInvoice(around); // 下载 PDF in the row of an invoice
}

function endingOf(name: string): string {
	return /\.([a-z]{3,4})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path; // not UTF-8: its Latin letters and digits say enough
	}
}
