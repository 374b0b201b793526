import type { Evidence, Place } from "#core/model/evidence.ts";
import type { Line } from "#core/model/line.ts";
import type { Particulars } from "#core/model/particulars.ts";
import { type LineTexts, makeLine } from "#core/readers/markup/lines.ts";
import { childrenOf, everyNode, ownValue } from "#core/readers/markup/query.ts";
import { foldName, type XmlNode } from "#core/readers/markup/tree.ts";
import { type TagField, tagEvidence } from "#core/readers/markup/values.ts";
import { chineseTags } from "#core/readers/xml/dialects/chinese.ts";
import { einvoice2019Tags } from "#core/readers/xml/dialects/einvoice2019.ts";
import { particularsNamed } from "#core/readers/xml/particulars.ts";
import { withLinks } from "#core/readers/xml/tags.ts";
import type { OfdDocument, OfdPageParts } from "./document.ts";
import { placeOf } from "./place.ts";

/** What a tag names on the pages. */
interface Named {
	readonly key: string;
	readonly text: string;
	readonly place: Place | undefined;
	/** The element the tag stands in, to tell the lines apart. */
	readonly parent: XmlNode;
}

export interface TaggedValues {
	readonly evidence: readonly Evidence[];
	readonly lines: readonly Line[];
	readonly particulars?: Particulars | undefined;
}

const FIELD_OF_NAME = fieldsByName(chineseTags.fields);
const FIELDS = Object.entries(einvoice2019Tags.fields).map(
	([field, names]) => [field as TagField, new Set(names.map(foldName))] as const, // the keys of a TagTable's fields
);
const COLUMN_OF_NAME = columnsByName(einvoice2019Tags.line);

/** What the document's metadata says, which names parts of the face in Chinese. */
export function readCustomDatas(datas: OfdDocument["customDatas"]): TaggedValues {
	const named = datas.map(({ name, value }) => ({ key: foldName(name.replace(/\s/g, "")), text: value }));
	const evidence = named.flatMap(({ key, text }) => {
		const field = FIELD_OF_NAME.get(key);
		return (field && tagEvidence(field, text, "tag")) ?? [];
	});
	return { evidence, lines: [], particulars: particularsNamed(named) };
}

/** Evidence, lines and what else there is from a tag file: English names with the ids of the text objects that hold the values. */
export function readCustomTags(root: XmlNode, pages: readonly OfdPageParts[], firstPage: number): TaggedValues {
	const texts = textsById(pages, firstPage);
	const named: Named[] = [];
	for (const parent of everyNode(root)) {
		for (const node of parent.children) {
			const refs = childrenOf(node, "ObjectRef");
			const found = refs.flatMap((ref) => {
				const at = `${ref.attributes.PageRef ?? ""}#${ownValue(ref) ?? ""}`;
				return texts.get(at) ?? texts.get(`#${ownValue(ref) ?? ""}`) ?? [];
			});
			if (found.length === 0) continue;
			const text = found.map((each) => each.text).join("");
			named.push({ key: node.key, text, place: found[0]?.place, parent });
		}
	}
	const cells = named.filter(({ key }) => COLUMN_OF_NAME.has(key));
	return {
		evidence: withLinks(fieldsOf(named), "tag"),
		lines: linesOf(cells),
		particulars: particularsNamed(named),
	};
}

/** Tags of lines share names with totals of other forms (`TaxAmount`): whatever names a column is not a field. */
function fieldsOf(named: readonly Named[]): readonly Evidence[] {
	return FIELDS.flatMap(([field, names]) => {
		for (const { key, text, place } of named) {
			if (!names.has(key) || COLUMN_OF_NAME.has(key)) continue;
			const found = tagEvidence(field, text, "tag", place);
			if (found) return [found];
		}
		return [];
	});
}

/**
 * Lines stand in one element each, or one after the other in the root; there a column that comes again starts a line.
 * If some line has no amount the file is not understood, and the page's own columns are the better source.
 */
function linesOf(cells: readonly Named[]): readonly Line[] {
	const rows: { parent: XmlNode; texts: { -readonly [C in keyof LineTexts]: LineTexts[C] } }[] = [];
	for (const { key, text, parent } of cells) {
		const column = COLUMN_OF_NAME.get(key);
		if (!column) continue;
		const row = rows.at(-1);
		if (row && row.parent === parent && row.texts[column] === undefined) row.texts[column] = text;
		else rows.push({ parent, texts: { [column]: text } });
	}
	const lines = rows.map(({ texts }) => makeLine(texts)).filter((line) => line !== undefined);
	return lines.every((line) => line.amount !== undefined && line.name !== "") ? lines : [];
}

type Found = { readonly text: string; readonly place: Place | undefined };

/** Text objects by page and id, without what lies outside of the page. */
function textsById(pages: readonly OfdPageParts[], firstPage: number): ReadonlyMap<string, Found> {
	const byId = new Map<string, Found>();
	pages.forEach((page, index) => {
		// The page's own objects last, so that they win over template objects with the same id.
		for (const layer of [...page.layers.filter((each) => each !== page.own), page.own]) {
			for (const { id, text, runs } of layer.texts) {
				const place = placeOf(runs, page.area, firstPage + index);
				if (id === undefined || !place) continue;
				byId.set(`${page.id ?? ""}#${id}`, { text, place });
				if (layer === page.own) byId.set(`#${id}`, { text, place });
			}
		}
	});
	return byId;
}

function fieldsByName(table: typeof chineseTags.fields): ReadonlyMap<string, TagField> {
	const byName = new Map<string, TagField>();
	for (const [field, names] of Object.entries(table)) {
		for (const name of names) byName.set(foldName(name), field as TagField); // the keys of a TagTable's fields
	}
	return byName;
}

function columnsByName(table: typeof einvoice2019Tags.line): ReadonlyMap<string, keyof Line> {
	const byName = new Map<string, keyof Line>();
	for (const [column, names] of Object.entries(table)) {
		for (const name of names) byName.set(foldName(name), column as keyof Line); // the keys of a Line
	}
	return byName;
}
