import { attributeOf, childOf, childrenOf } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { type Box, parseBox } from "./geometry.ts";
import { readTextObject, type TextObject } from "./text.ts";

/** An ImageObject: which resource, and where on the page. */
export interface PictureObject {
	readonly resource: string;
	readonly box: Box;
}

/** Everything drawn by one Content.xml, in drawing order. */
export interface PageContent {
	readonly texts: readonly (TextObject & { readonly drawParam: string | undefined })[];
	readonly pictures: readonly PictureObject[];
	/** PathObjects as they stand in the file. A draw parameter may be the layer's. */
	readonly paths: readonly { readonly node: XmlNode; readonly drawParam: string | undefined }[];
}

/** The box of a page or of all pages of a document; its corner is the origin of what is drawn. */
export function areaOf(node: XmlNode | undefined): Box | undefined {
	for (const name of ["PhysicalBox", "ApplicationBox", "CropBox"]) {
		const box = parseBox(childOf(node, name)?.text);
		if (box && box.width > 0 && box.height > 0) return box;
	}
	return undefined;
}

/** Templates of a page, behind and before its own content. */
export function templatesOf(page: XmlNode): { readonly behind: readonly string[]; readonly before: readonly string[] } {
	const behind: string[] = [];
	const before: string[] = [];
	for (const node of childrenOf(page, "Template")) {
		const id = attributeOf(node, "TemplateID");
		if (id !== undefined) (attributeOf(node, "ZOrder") === "Foreground" ? before : behind).push(id);
	}
	return { behind, before };
}

export function readContent(page: XmlNode): PageContent {
	const texts: PageContent["texts"][number][] = [];
	const pictures: PictureObject[] = [];
	const paths: PageContent["paths"][number][] = [];
	const visit = (node: XmlNode, drawParam: string | undefined): void => {
		const own = attributeOf(node, "DrawParam") ?? drawParam;
		if (node.key === "textobject") texts.push({ ...readTextObject(node), drawParam: own });
		else if (node.key === "imageobject") pictures.push(...pictureOf(node));
		else if (node.key === "pathobject") paths.push({ node, drawParam: own });
		else for (const child of node.children) visit(child, own);
	};
	for (const content of childrenOf(page, "Content")) visit(content, undefined);
	return { texts, pictures, paths };
}

function pictureOf(node: XmlNode): readonly PictureObject[] {
	const resource = attributeOf(node, "ResourceID");
	const box = parseBox(attributeOf(node, "Boundary"));
	return resource !== undefined && box ? [{ resource, box }] : [];
}
