import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

import { t } from "#pwa/i18n/organise.ts";
import { Icon } from "#ui/icon.tsx";
import type { FittedColumn } from "./column-list.ts";
import { type LibraryQuery, libraryUrl } from "./url.ts";

/** CSS pixels of one press of an arrow. */
const STEP = 8;
const WIDEST = 800;

interface Props {
	readonly shown: readonly FittedColumn[];
	readonly asked: LibraryQuery;
	/** A grave state stands in the column of the claim. */
	readonly merged: boolean;
	readonly all: boolean;
	readonly onSelectAll: () => void;
	/** Without a width: as wide as usual. `done`: to be kept. */
	readonly onResize: (id: string, width: number | undefined, options: { readonly done: boolean }) => void;
}

/** Names of the columns: a press sorts, the border on the right makes a column wider or narrower. */
export function Head({ shown, asked, merged, all, onSelectAll, onResize }: Props) {
	const { route } = useLocation();
	return (
		<>
			<span class="cell pick" role="columnheader">
				<input type="checkbox" checked={all} aria-label={t("library.selectAll")} onChange={onSelectAll} />
			</span>
			{shown.map((column) => {
				const { id, facts } = column;
				const { sort } = facts;
				const on = sort !== undefined && sort === asked.sort;
				const direction = on && asked.direction === "down" ? "up" : "down";
				const word = id === "claimable" && merged ? t("col.stateOrClaimable") : t(`col.${id}`);
				return (
					<span
						key={id}
						class={`cell ${["amount", "tax", "total"].includes(id) ? "money-cell" : ""}`}
						role="columnheader"
						aria-sort={on ? (asked.direction === "up" ? "ascending" : "descending") : undefined}
					>
						{sort ? (
							<button type="button" class="sort" onClick={() => route(libraryUrl({ ...asked, sort, direction }), true)}>
								<span class="clip">{word}</span>
								{on && <Icon name={asked.direction} size={12} />}
							</button>
						) : (
							<span class="clip unsorted">{word}</span>
						)}
						<Border column={column} word={word} onResize={onResize} />
					</span>
				);
			})}
		</>
	);
}

function Border({
	column: { id, facts, width },
	word,
	onResize,
}: {
	column: FittedColumn;
	word: string;
	onResize: Props["onResize"];
}) {
	const from = useRef<{ readonly x: number; readonly width: number }>(undefined);
	const within = (wide: number) => Math.round(Math.min(WIDEST, Math.max(facts.least, wide)));
	const widthAt = (event: PointerEvent) =>
		within((from.current?.width ?? width) + event.clientX - (from.current?.x ?? 0));
	const onKeyDown = (event: KeyboardEvent) => {
		const next = {
			ArrowLeft: within(width - STEP),
			ArrowRight: within(width + STEP),
			Home: facts.least,
			End: within(facts.width * 2),
		}[event.key];
		if (next === undefined && event.key !== "Enter") return;
		event.preventDefault();
		event.stopPropagation(); // in the table these keys go from row to row
		onResize(id, next, { done: true });
	};
	return (
		<span
			class="border"
			role="separator"
			tabIndex={0}
			aria-orientation="vertical"
			aria-label={t("columns.resize", { column: word })}
			aria-valuenow={width}
			aria-valuemin={facts.least}
			aria-valuemax={WIDEST}
			title={t("columns.resize.hint")}
			onKeyDown={onKeyDown}
			onDblClick={() => onResize(id, undefined, { done: true })}
			onPointerDown={(event) => {
				const cell = event.currentTarget.parentElement;
				event.currentTarget.setPointerCapture(event.pointerId);
				// The one that takes what room is left is wider than it was asked to be.
				from.current = { x: event.clientX, width: cell?.offsetWidth ?? width };
			}}
			onPointerMove={(event) => from.current && onResize(id, widthAt(event), { done: false })}
			onPointerUp={(event) => {
				const moved = from.current !== undefined && from.current.x !== event.clientX;
				if (moved) onResize(id, widthAt(event), { done: true });
				from.current = undefined;
			}}
		/>
	);
}
