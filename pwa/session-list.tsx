import { useCallback, useMemo } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "#pwa/i18n/index.ts";
import { lines } from "#pwa/state/capture.ts";
import { type ListRow, rowsOf } from "#pwa/state/list-rows.ts";
import { narrow } from "#pwa/state/screen.ts";
import { Mark } from "#ui/mark.tsx";
import { Digits, Money } from "#ui/value.tsx";
import { VirtualRows } from "#ui/virtual-rows.tsx";
import { kindShortName, readProblemText } from "#ui/words.ts";
import { useActiveRow } from "./use-active-row.ts";
import { VerdictCells } from "./verdict-cells.tsx";

/** What was given in this session, file by file, each with its outcome; it stays there. */
export function SessionList({ openId }: { openId: string | undefined }) {
	const { route } = useLocation();
	const rows = useMemo(() => rowsOf(lines.value), [lines.value]);
	const small = narrow.value;
	const heightOf = useCallback((index: number) => rowHeight(rows[index], small), [rows, small]);
	const { grid, active, focusRow, onKeyDown } = useActiveRow(rows.length, {
		onOpen(index) {
			const row = rows[index];
			if (row?.type === "invoice") route(`/result/${row.captured.recordId}`);
		},
	});
	return (
		<div
			ref={grid}
			class="session grid"
			role="grid"
			aria-label={t("check.list")}
			aria-rowcount={rows.length}
			tabIndex={-1}
			onKeyDown={onKeyDown}
		>
			<VirtualRows
				count={rows.length}
				heightOf={heightOf}
				version={heightOf}
				active={active}
				render={(index, style) => {
					const row = rows[index];
					if (!row) return null;
					const open = row.type === "invoice" && row.captured.recordId === openId;
					return (
						<div
							key={row.key}
							class={`row ${row.type}${open ? " open" : ""}`}
							role="row"
							style={style}
							aria-rowindex={index + 1}
							aria-selected={open}
							data-index={index}
							tabIndex={index === active ? 0 : -1}
							onFocus={() => focusRow(index)}
						>
							<Row row={row} />
						</div>
					);
				}}
			/>
		</div>
	);
}

function Row({ row }: { row: ListRow }) {
	if (row.type === "file") return <FileRow row={row} />;
	if (row.type === "problem") {
		return (
			<>
				<span class="cell name clip" role="gridcell" title={row.name}>
					{row.name}
				</span>
				<span class="cell why caution" role="gridcell" data-problem={row.problem.code}>
					<Mark tone="caution" />
					<span>{readProblemText(row.problem)}</span>
				</span>
			</>
		);
	}
	const { row: record, how, mended, recordId } = row.captured;
	const what = mended ? "mended" : how;
	return (
		<>
			<span class="cell name clip" role="gridcell" title={row.name}>
				<a href={`/result/${recordId}`} class="row-link" tabIndex={-1}>
					{record.sellerName ?? (row.name || t("library.noNumber"))}
				</a>
				<span class="under clip">{record.sellerName ? row.name : record.kind && kindShortName(record.kind)}</span>
			</span>
			<span class="cell number clip" role="gridcell">
				{record.number ? (
					<Digits text={record.number} />
				) : (
					<span class="muted">{record.kind && kindShortName(record.kind)}</span>
				)}
			</span>
			<span class="cell total" role="gridcell">
				<Money value={record.total} />
			</span>
			{record.needsPerson ? (
				<span class="cell axis wide caution" role="gridcell">
					<Mark tone="caution" />
					<span class="clip">{t("line.needsPerson")}</span>
				</span>
			) : (
				<VerdictCells row={record} />
			)}
			<span class="cell how muted clip" role="gridcell" title={t(`line.long.${what}`)}>
				{t(`line.${what}`)}
			</span>
		</>
	);
}

function FileRow({ row }: { row: Extract<ListRow, { type: "file" }> }) {
	const { line } = row;
	const failed = line.outcome?.ok ? line.outcome.failed.length : 0;
	return (
		<>
			<span class="cell name clip" role="gridcell" title={line.name}>
				{line.name}
			</span>
			<span class="cell why muted" role="gridcell">
				{line.status === "done"
					? [
							row.invoices > 0 ? t("line.count", { count: row.invoices }) : t("line.none"),
							failed > 0 && t("line.failedCount", { count: failed }),
						]
							.filter(Boolean)
							.join(" · ")
					: t(`line.${line.status}`)}
			</span>
			{line.status === "reading" && <i class="reading" aria-hidden="true" />}
		</>
	);
}

/** Rows are as high as their text needs, known beforehand so that a thousand of them can be placed. */
function rowHeight(row: ListRow | undefined, small: boolean): number {
	if (!row) return 0;
	if (row.type === "problem") return small ? 112 : 56;
	if (row.type === "file") return small ? 60 : 40;
	return small ? 84 : 52;
}
