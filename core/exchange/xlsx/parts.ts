import { xmlText } from "./escape.ts";
import { stylesXml } from "./styles.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Characters in the name of a sheet. */
const MAX_NAME = 31;

/** What a workbook holds beside its sheets (ECMA-376 part 1, the least that Excel opens without repair). */
export function commonParts(names: readonly string[]): Readonly<Record<string, string>> {
	const each = (part: (name: string, number: number) => string) =>
		names.map((name, index) => part(name, index + 1)).join("");
	const last = names.length + 1;
	return {
		"[Content_Types].xml":
			`${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
			each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`) +
			"</Types>",
		"_rels/.rels":
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
			`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":
			`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
			each((name, n) => `<sheet name="${xmlText(name)}" sheetId="${n}" r:id="rId${n}"/>`) +
			"</sheets></workbook>",
		"xl/_rels/workbook.xml.rels":
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
			each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`) +
			`<Relationship Id="rId${last}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml": stylesXml,
	};
}

/** Names a spreadsheet takes: short, without its own signs, each once whatever its case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return wanted.map((want) => {
		const plain =
			want
				.replace(/[[\]:*?/\\]/g, " ")
				.replace(/^'+|'+$/g, "")
				.trim() || "Sheet";
		for (let n = 1; ; n++) {
			const tail = n === 1 ? "" : ` ${n}`;
			const name = `${plain.slice(0, MAX_NAME - tail.length)}${tail}`;
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	});
}
