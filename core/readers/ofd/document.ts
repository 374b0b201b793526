import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { allOf, attributeOf, childOf, childrenOf, ownValue } from "#core/readers/markup/query.ts";
import type { MarkupContext, XmlNode } from "#core/readers/markup/tree.ts";
import { mustStop } from "#core/readers/reader.ts";
import type { Box } from "./geometry.ts";
import { optionalXml, type Package } from "./package.ts";
import { areaOf, type PageContent, readContent, templatesOf } from "./page.ts";

/** Files and folders that have their part in the structure, under the names everybody gives them. */
const STRUCTURE =
	/(?:^|\/)(?:OFD|Document|PublicRes|DocumentRes|Attachments|Annotations|Signatures|CustomTags)\.xml$|(?:^|\/)(?:Pages|Tpls|Res|Tags|Annots|Signs)\/|\.(?!xml$|xbrl$)\w+$/i;
const MAX_UNLISTED = 8;

const A4: Box = { x: 0, y: 0, width: 210, height: 297 };

/** One page that the document lists, with its templates. */
export interface OfdPageParts {
	readonly id: string | undefined;
	readonly area: Box;
	/** What the templates draw behind, the page itself, and what templates draw before it. */
	readonly layers: readonly PageContent[];
	readonly own: PageContent;
}

/** One document of an OFD (DocBody). */
export interface OfdDocument {
	/** Metadata given by name (CustomDatas). */
	readonly customDatas: readonly { readonly name: string; readonly value: string }[];
	readonly pages: readonly OfdPageParts[];
	/** Members with the names of the values on the pages (CustomTags). */
	readonly tagFiles: readonly string[];
	readonly attachments: readonly string[];
	/** XML files without a part in the structure, when this is the only document and it lists no attachment. */
	readonly unlisted: readonly string[];
	/** Member that holds the picture of a resource id. */
	readonly pictures: ReadonlyMap<string, string>;
	/** Draw parameters by id, for colours. */
	readonly drawParams: ReadonlyMap<string, XmlNode>;
	/** Parts the document names but that are missing or damaged. */
	readonly unreadable: readonly string[];
}

/** Reads the documents of an OFD: only what they list, never a file that just lies in the container. */
export function readDocuments(ofd: Package, context: MarkupContext): Result<readonly OfdDocument[], ReadProblem> {
	const entry = ofd.resolve("/OFD.xml", "");
	if (entry === undefined) return err({ code: "broken" });
	const root = ofd.xml(entry);
	if (!root.ok) return root;
	const documents: OfdDocument[] = [];
	let pages = 0;
	for (const body of childrenOf(root.value, "DocBody")) {
		const document = readDocument(ofd, body, entry, pages, context);
		if (!document.ok) return document;
		pages += document.value.pages.length;
		documents.push(document.value);
	}
	const [first, ...others] = documents;
	if (!first || others.length > 0 || first.attachments.length > 0) return ok(documents);
	return ok([{ ...first, unlisted: ofd.names.filter((name) => !STRUCTURE.test(name)).slice(0, MAX_UNLISTED) }]);
}

function readDocument(
	ofd: Package,
	body: XmlNode,
	entry: string,
	pagesBefore: number,
	context: MarkupContext,
): Result<OfdDocument, ReadProblem> {
	const unreadable: string[] = [];
	const open = (location: string | undefined, from: string): Result<Part | undefined, ReadProblem> => {
		if (location === undefined) return ok(undefined);
		const path = ofd.resolve(location, from);
		const root = optionalXml(ofd, path);
		if (!root.ok) return root;
		if (path !== undefined && root.value) return ok({ path, root: root.value });
		unreadable.push(location);
		return ok(undefined);
	};

	const customDatas = allOf(body, "CustomData").flatMap((node) => {
		const name = attributeOf(node, "Name");
		const value = ownValue(node);
		return name !== undefined && value !== undefined ? [{ name, value }] : [];
	});
	const empty = { tagFiles: [], attachments: [], unlisted: [], pictures: new Map(), drawParams: new Map() };
	const document = open(ownValue(childOf(body, "DocRoot")), entry);
	if (!document.ok) return document;
	if (!document.value) return ok({ customDatas, pages: [], unreadable, ...empty });
	const { path, root } = document.value;

	const pages = readPages(root, path, pagesBefore, open, context);
	if (!pages.ok) return pages;
	const resources = readResources(ofd, root, path, open);
	if (!resources.ok) return resources;
	const tags = open(ownValue(childOf(root, "CustomTags")), path);
	if (!tags.ok) return tags;
	const attached = open(ownValue(childOf(root, "Attachments")), path);
	if (!attached.ok) return attached;
	return ok({
		customDatas,
		pages: pages.value,
		tagFiles: filesIn(ofd, tags.value),
		attachments: filesIn(ofd, attached.value),
		unlisted: [],
		...resources.value,
		unreadable,
	});
}

interface Part {
	readonly path: string;
	readonly root: XmlNode;
}

type Open = (location: string | undefined, from: string) => Result<Part | undefined, ReadProblem>;

function readPages(
	document: XmlNode,
	path: string,
	pagesBefore: number,
	open: Open,
	context: MarkupContext,
): Result<readonly OfdPageParts[], ReadProblem> {
	const listed = childrenOf(childOf(document, "Pages"), "Page");
	const limit = context.budget.pages;
	if (pagesBefore + listed.length > limit) return err({ code: "over_budget", budget: "pages", limit });

	const common = childOf(document, "CommonData");
	const templates = new Map<string, PageContent>();
	for (const node of childrenOf(common, "TemplatePage")) {
		const part = open(attributeOf(node, "BaseLoc"), path);
		if (!part.ok) return part;
		const id = attributeOf(node, "ID");
		if (part.value && id !== undefined) templates.set(id, readContent(part.value.root));
	}

	const pages: OfdPageParts[] = [];
	for (const node of listed) {
		const stopped = mustStop(context);
		if (stopped) return err(stopped);
		const part = open(attributeOf(node, "BaseLoc"), path);
		if (!part.ok) return part;
		if (!part.value) continue;
		const own = readContent(part.value.root);
		const { behind, before } = templatesOf(part.value.root);
		const drawn = (ids: readonly string[]) => ids.map((id) => templates.get(id)).filter((each) => each !== undefined);
		const layers = [...drawn(behind), own, ...drawn(before)];
		const tooMuch = overText(layers, context);
		if (tooMuch) return err(tooMuch);
		const area = areaOf(childOf(part.value.root, "Area")) ?? areaOf(childOf(common, "PageArea")) ?? A4;
		pages.push({ id: attributeOf(node, "ID"), area, layers, own });
	}
	return ok(pages);
}

function overText(layers: readonly PageContent[], { budget }: MarkupContext): ReadProblem | undefined {
	const texts = layers.flatMap((layer) => layer.texts);
	const sizes = {
		textItems: texts.reduce((sum, { runs }) => sum + runs.length, 0),
		textLength: texts.reduce((sum, { text }) => sum + text.length, 0),
	};
	for (const name of ["textItems", "textLength"] as const) {
		if (sizes[name] > budget[name]) return { code: "over_budget", budget: name, limit: budget[name] };
	}
	return undefined;
}

function readResources(
	ofd: Package,
	document: XmlNode,
	path: string,
	open: Open,
): Result<Pick<OfdDocument, "pictures" | "drawParams">, ReadProblem> {
	const pictures = new Map<string, string>();
	const drawParams = new Map<string, XmlNode>();
	const common = childOf(document, "CommonData");
	for (const node of [...childrenOf(common, "PublicRes"), ...childrenOf(common, "DocumentRes")]) {
		const part = open(ownValue(node), path);
		if (!part.ok) return part;
		if (!part.value) continue;
		const base = attributeOf(part.value.root, "BaseLoc");
		for (const media of allOf(part.value.root, "MultiMedia")) {
			const id = attributeOf(media, "ID");
			const file = ownValue(childOf(media, "MediaFile"));
			if (id === undefined || file === undefined) continue;
			const member =
				ofd.resolve(base ? `${base}/${file}` : file, part.value.path) ?? ofd.resolve(file, part.value.path);
			if (member !== undefined) pictures.set(id, member);
		}
		for (const param of allOf(part.value.root, "DrawParam")) {
			const id = attributeOf(param, "ID");
			if (id !== undefined) drawParams.set(id, param);
		}
	}
	return ok({ pictures, drawParams });
}

function filesIn(ofd: Package, list: Part | undefined): readonly string[] {
	if (!list) return [];
	const locations = allOf(list.root, "FileLoc").map(ownValue);
	return locations.flatMap((location) => {
		const member = location === undefined ? undefined : ofd.resolve(location, list.path);
		return member === undefined ? [] : [member];
	});
}
