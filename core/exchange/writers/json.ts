import { plainCell } from "#core/exchange/cell-text.ts";
import type { Cell, TableColumn, TableWriter } from "#core/exchange/table.ts";

/** For other programs: money and exact decimals as decimal text in yuan, days as `2026-09-14`, empty cells left out. */
export const json: TableWriter = {
	id: "json",
	mediaType: "application/json",
	holds: "many",
	async write(tables, out) {
		const encoder = new TextEncoder();
		const say = (text: string) => out(encoder.encode(text));
		say('{"tables":[');
		for (const [index, { name, columns, rows }] of tables.entries()) {
			const keys = keysOf(columns);
			const described = columns.map(({ title, type }, at) => ({ key: keys[at], title, type }));
			say(`${index > 0 ? "," : ""}\n{"name":${JSON.stringify(name)},"columns":${JSON.stringify(described)},"rows":[`);
			let first = true;
			for await (const row of rows) {
				const members = columns.flatMap((column, at) => {
					const value = valueIn(row[at], column);
					return value === undefined ? [] : [[keys[at], value]];
				});
				say(`${first ? "" : ","}\n${JSON.stringify(Object.fromEntries(members))}`);
				first = false;
			}
			say("\n]}");
		}
		say("\n]}\n");
	},
};

function valueIn(cell: Cell, { type }: TableColumn): string | number | undefined {
	if (typeof cell === "number" && (type === "number" || type === "percent")) return cell;
	return plainCell(cell, type)?.text;
}

/** Two columns of one title are told apart, or one would be lost. */
function keysOf(columns: readonly TableColumn[]): readonly string[] {
	const seen = new Map<string, number>();
	return columns.map(({ key, title }) => {
		const name = key ?? title;
		const before = seen.get(name) ?? 0;
		seen.set(name, before + 1);
		return before === 0 ? name : `${name} ${before + 1}`;
	});
}
