import { useCallback } from "preact/hooks";

import { formatDay } from "#core/base/day.ts";
import type { LedgerRow, LedgerView } from "#core/flows/ledger-app.ts";
import type { Pieces } from "#pwa/state/pieces.ts";
import { narrow } from "#pwa/state/screen.ts";
import { useActiveRow } from "#pwa/use-active-row.ts";
import { kindShortName } from "#pwa/words.ts";
import { t } from "#ui/i18n/index.ts";
import { Mark } from "#ui/mark.tsx";
import { Digits, Money } from "#ui/value.tsx";
import { VirtualRows } from "#ui/virtual-rows.tsx";

import { rowStateTone, rowText } from "./words.ts";

/** What becomes of each row. */
export function LedgerRowsGrid({ pieces }: { pieces: Pieces<LedgerRow, LedgerView> }) {
	const count = pieces.page?.count ?? 0;
	const small = narrow.value;
	const heightOf = useCallback(() => (small ? 104 : 52), [small]);
	const onRange = useCallback((first: number, last: number) => void pieces.want(first, last), [pieces]);
	const { grid, active, focusRow, onKeyDown } = useActiveRow(count, { onOpen: () => undefined });
	return (
		<div
			ref={grid}
			class="ledger-rows grid"
			role="grid"
			aria-label={t("ledger.table")}
			aria-rowcount={count}
			tabIndex={-1}
			onKeyDown={onKeyDown}
		>
			<VirtualRows
				count={count}
				heightOf={heightOf}
				version={heightOf}
				active={active}
				onRange={onRange}
				render={(index, style) => {
					const row = pieces.row(index);
					return (
						<div
							key={index}
							class="row"
							role="row"
							style={style}
							aria-rowindex={index + 1}
							data-index={index}
							data-state={row?.state}
							tabIndex={index === active ? 0 : -1}
							onFocus={() => focusRow(index)}
						>
							{row ? <Cells row={row} /> : <Waiting />}
						</div>
					);
				}}
			/>
		</div>
	);
}

function Cells({ row }: { row: LedgerRow }) {
	const { fields } = row;
	const text = rowText(row);
	const tone = rowStateTone[row.state];
	return (
		<>
			<span class="cell line muted" role="gridcell">
				{t("ledger.row.line", { row: row.row })}
			</span>
			<span class="cell number" role="gridcell">
				{fields.number && <Digits text={fields.number} />}
				<span class="under clip">
					{[fields.code, fields.kind && kindShortName(fields.kind)].filter(Boolean).join(" · ")}
				</span>
			</span>
			<span class="cell day" role="gridcell">
				{fields.issuedOn && formatDay(fields.issuedOn)}
			</span>
			<span class="cell seller clip" role="gridcell" title={fields.sellerName}>
				{fields.sellerName}
			</span>
			<span class="cell total" role="gridcell">
				<Money value={fields.total ?? fields.amount} />
			</span>
			<span class={`cell axis why ${tone ?? "muted"}`} role="gridcell" title={text}>
				{tone && <Mark tone={tone} />}
				<span>{text}</span>
			</span>
		</>
	);
}

function Waiting() {
	return (
		<span class="cell waiting" role="gridcell">
			<i class="skeleton" />
		</span>
	);
}
