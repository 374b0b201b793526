import type { LedgerChoice, LedgerSheet } from "#core/flows/ledger/app.ts";
import { ledgerFields } from "#core/readers/ledger/columns.ts";
import { t } from "#pwa/i18n/index.ts";
import { choose } from "#pwa/state/ledger.ts";

/** The columns side by side as in the sheet, each with what it holds and what was taken for it. */
export function ColumnsTable({ sheet, choice }: { sheet: LedgerSheet; choice: LedgerChoice }) {
	const named = (index: number) => sheet.names[index] || t("ledger.column", { n: index + 1 });
	const change = (index: number, value: string) => {
		const field = ledgerFields.find((one) => one === value);
		// Each field is taken from one column: choosing it here takes it away from where it was.
		const columns = sheet.names.map((_, at) => {
			if (at === index) return field;
			const held = choice.columns[at];
			return held === field ? undefined : held;
		});
		choose({ ...choice, columns });
	};
	return (
		<div class="ledger-columns">
			<h2>{t("ledger.columns")}</h2>
			{!choice.columns.some((field) => field === "number" || field === "digitalNumber") && (
				<p class="caution">{t("ledger.noNumber")}</p>
			)}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section class="ledger-table" tabIndex={0} aria-label={t("ledger.columns")}>
				<table>
					<thead>
						<tr>
							{sheet.names.map((_, index) => (
								<th key={index} scope="col" class={choice.columns[index] ? "used" : "unused"}>
									<span class="clip" title={named(index)}>
										{named(index)}
									</span>
									<select
										class="input"
										aria-label={t("ledger.columnIs", { name: named(index) })}
										value={choice.columns[index] ?? ""}
										onChange={(event) => change(index, event.currentTarget.value)}
									>
										<option value="">{t("ledger.unused")}</option>
										{ledgerFields.map((field) => (
											<option key={field} value={field}>
												{t(`field.${field}`)}
											</option>
										))}
									</select>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{[0, 1, 2].map((row) => (
							<tr key={row}>
								{sheet.names.map((_, index) => (
									<td key={index} class={choice.columns[index] ? "" : "muted"}>
										{sheet.examples[index]?.[row]}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</div>
	);
}
