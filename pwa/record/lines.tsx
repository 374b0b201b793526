import type { Line } from "#core/model/line.ts";
import { t } from "#pwa/i18n/index.ts";
import { Money } from "#ui/value.tsx";

/** Lines drawn at first; long lists of goods open on demand. */
const SHOWN = 50;

/** The goods and services; empty cells stay empty. */
export function Lines({ lines }: { lines: readonly Line[] }) {
	if (lines.length === 0) return null;
	const columns = (["spec", "unit", "quantity", "price"] as const).filter((column) =>
		lines.some((line) => line[column] !== undefined),
	);
	const row = (line: Line, index: number) => (
		<tr key={index}>
			<td>{line.name}</td>
			{columns.map((column) => (
				<td key={column} class={column === "quantity" || column === "price" ? "number" : undefined}>
					{line[column]}
				</td>
			))}
			<td class="number">
				<Money value={line.amount} />
			</td>
			<td class="number">{line.rate}</td>
			<td class="number">
				<Money value={line.tax} />
			</td>
		</tr>
	);
	const head = (
		<thead>
			<tr>
				<th scope="col">{t("lines.name")}</th>
				{columns.map((column) => (
					<th key={column} scope="col" class={column === "quantity" || column === "price" ? "number" : undefined}>
						{t(`lines.${column}`)}
					</th>
				))}
				<th scope="col" class="number">
					{t("lines.amount")}
				</th>
				<th scope="col" class="number">
					{t("lines.rate")}
				</th>
				<th scope="col" class="number">
					{t("lines.tax")}
				</th>
			</tr>
		</thead>
	);
	return (
		<section class="goods">
			<h3>
				{t("record.lines")} <span class="muted">{lines.length}</span>
			</h3>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
			<section class="goods-table" tabIndex={0} aria-label={t("record.lines")}>
				<table>
					{head}
					<tbody>{lines.slice(0, SHOWN).map(row)}</tbody>
				</table>
				{lines.length > SHOWN && (
					<details>
						<summary>+ {lines.length - SHOWN}</summary>
						<table>
							<tbody>{lines.slice(SHOWN).map(row)}</tbody>
						</table>
					</details>
				)}
			</section>
		</section>
	);
}
