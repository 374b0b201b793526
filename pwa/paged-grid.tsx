import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";

import { VirtualRows } from "#ui/virtual-rows.tsx";
import { type RowActions, useActiveRow } from "./use-active-row.ts";

/** Rows that are fetched piece by piece. */
interface Source<Row> {
	readonly page: { readonly count: number } | undefined;
	row(index: number): Row | undefined;
	want(first: number, last: number): Promise<void>;
}

interface DrawnRow {
	readonly cells: ComponentChildren;
	readonly open?: boolean;
	/** Absent where rows cannot be selected. */
	readonly selected?: boolean;
	readonly class?: string;
	/** For styles and tests. */
	readonly data?: Readonly<Record<`data-${string}`, string | undefined>>;
}

interface Props<Row> {
	readonly name: string;
	readonly label: string;
	readonly rows: Source<Row>;
	/** Height of every row in CSS pixels. */
	readonly height: number;
	readonly head?: ComponentChildren;
	readonly draw: (row: Row, index: number) => DrawnRow;
	/** What a row says while the list rushes by; nothing where this is absent. */
	readonly glance?: (row: Row) => ComponentChildren;
	readonly actions: RowActions;
}

/** A long table: only what can be seen is drawn, and what is not here yet is asked for. One row is in the tab order. */
export function PagedGrid<Row>({ name, label, rows, height, head, draw, glance, actions }: Props<Row>) {
	const count = rows.page?.count ?? 0;
	const before = head ? 1 : 0;
	const heightOf = useCallback(() => height, [height]);
	const onRange = useCallback((first: number, last: number) => void rows.want(first, last), [rows]);
	const { grid, active, focusRow, onKeyDown } = useActiveRow(count, actions);
	return (
		<div
			ref={grid}
			class={`${name} grid`}
			role="grid"
			aria-label={label}
			aria-rowcount={count + before}
			aria-multiselectable={actions.onSelectAll ? "true" : undefined}
			tabIndex={-1}
			onKeyDown={onKeyDown}
		>
			{head && (
				<div class="head" role="rowgroup">
					<div class="row" role="row" aria-rowindex={1}>
						{head}
					</div>
				</div>
			)}
			<VirtualRows
				count={count}
				heightOf={heightOf}
				version={heightOf}
				active={active}
				onRange={onRange}
				render={(index, style, hurried) => {
					const row = rows.row(index);
					const drawn = row === undefined || hurried ? undefined : draw(row, index);
					const glimpse = row !== undefined && hurried && glance?.(row);
					const classes = ["row", drawn?.open && "open", drawn?.selected && "selected", drawn?.class];
					return (
						<div
							key={index}
							class={classes.filter(Boolean).join(" ")}
							role="row"
							style={style}
							aria-rowindex={index + 1 + before}
							aria-selected={drawn?.selected}
							data-index={index}
							{...drawn?.data}
							tabIndex={index === active ? 0 : -1}
							onFocus={() => focusRow(index)}
						>
							{drawn?.cells || glimpse || <Waiting />}
						</div>
					);
				}}
			/>
		</div>
	);
}

function Waiting() {
	return (
		<span class="cell waiting" role="gridcell">
			<i class="skeleton" />
		</span>
	);
}
