import type { ComponentChildren } from "preact";

import { type Day, formatDay } from "#core/base/day.ts";
import type { RecordRow } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { AuthenticityCell, ClaimableCell, isGrave, StateCell } from "#pwa/verdict-cells.tsx";
import { Mark } from "#ui/mark.tsx";
import { Digits, formatInstant, Money } from "#ui/value.tsx";
import { categoryName, kindName, kindShortName, rowName } from "#ui/words.ts";
import { regionName, riskName } from "./cell-words.ts";
import type { ColumnId } from "./column-list.ts";

type Axis = "authenticity" | "state" | "claimable";

/** What a cell must know of the columns beside it. */
export interface Beside {
	/** Axes that are shown, in the order of their columns. */
	readonly axes: readonly Axis[];
	/** Whether the category has a column of its own. */
	readonly category: boolean;
}

export function besideOf(ids: readonly ColumnId[]): Beside {
	return { axes: ids.filter(isAxis), category: ids.includes("category") };
}

export function Cell({ id, row, beside }: { id: ColumnId; row: RecordRow; beside: Beside }) {
	return isAxis(id) ? <AxisCell id={id} row={row} beside={beside} /> : <PlainCell {...cellOf(id, row, beside)} />;
}

/**
 * A state that forbids a claim is always seen: where it has no column it stands in place of the claim, else of the
 * authenticity. What needs a person has no verdict, and says so in the first of them.
 */
function AxisCell({ id, row, beside: { axes } }: { id: Axis; row: RecordRow; beside: Beside }) {
	if (row.needsPerson) {
		return id === axes[0] ? (
			<span class="cell axis caution" role="gridcell">
				<Mark tone="caution" />
				<span class="clip">{t("line.needsPerson")}</span>
				{row.sample && <span class="chip sample">{t("sample.short")}</span>}
			</span>
		) : (
			<span class="cell" role="gridcell" />
		);
	}
	const instead = axes.includes("state") ? "state" : axes.includes("claimable") ? "claimable" : "authenticity";
	if (id === "state" || (id === instead && isGrave(row))) return <StateCell row={row} />;
	return id === "authenticity" ? <AuthenticityCell row={row} /> : <ClaimableCell row={row} />;
}

interface Plain {
	readonly name: string;
	readonly children: ComponentChildren;
	/** Shown in full under the pointer, where it is cut off. */
	readonly title?: string | undefined;
}

function PlainCell({ name, children, title }: Plain) {
	return (
		<span class={`cell ${name}`} role="gridcell" title={title}>
			{children}
		</span>
	);
}

function cellOf(id: Exclude<ColumnId, Axis>, row: RecordRow, beside: Beside): Plain {
	switch (id) {
		case "issuedOn":
			return { name: "day", children: row.issuedOn && formatDay(row.issuedOn) };
		case "number":
			return {
				name: "number clip",
				children: row.number ? <Digits text={row.number} /> : <span class="muted">{t("library.noNumber")}</span>,
			};
		case "code":
			return { name: "code clip", children: row.code && <Digits text={row.code} /> };
		case "kind":
			return {
				name: "kind clip",
				title: row.kind && kindName(row.kind),
				children: row.kind && kindShortName(row.kind),
			};
		case "sellerName":
			return { name: "seller clip", title: row.sellerName, children: <Seller row={row} beside={beside} /> };
		case "buyerName":
			return { name: "buyer clip", title: row.buyerName, children: row.buyerName };
		case "amount":
		case "tax":
		case "total":
			return { name: `money-cell ${id}`, children: <Money value={row[id]} /> };
		case "category":
			return {
				name: "category clip",
				title: row.filedByRule ? t("columns.byRule") : undefined,
				children: row.category && <CategoryWord row={row} />,
			};
		case "tags":
			return { name: "tags-cell clip", title: row.tags?.join("、"), children: row.tags?.map(tagChip) };
		case "note":
			return { name: "note-cell clip", title: row.note, children: row.note };
		case "forms":
			return { name: "clip", children: row.forms.map((form) => t(`form.${form}`)).join("、") };
		case "checkCode":
			return { name: "clip", title: row.cells?.checkCode, children: row.cells?.checkCode?.slice(-6) };
		case "region":
			return { name: "clip", children: row.cells?.region && regionName(row.cells.region) };
		case "risk":
			return { name: "clip", children: row.cells?.risk && riskName(row.cells.risk) };
		case "claimedOn":
		case "checkedOn":
			return { name: "day", children: dayText(row.cells?.[id]) };
		case "sellerTaxId":
		case "buyerTaxId":
		case "digitalNumber":
		case "originalNumber":
		case "machineNumber":
			return {
				name: "number clip",
				title: row.cells?.[id],
				children: row.cells?.[id] && <Digits text={row.cells[id]} />,
			};
		case "goods":
		case "rate":
		case "remark":
		case "drawer":
		case "payee":
		case "reviewer":
			return { name: "clip", title: row.cells?.[id], children: row.cells?.[id] };
		case "createdAt":
			return { name: "created muted", children: formatInstant(row.createdAt) };
	}
}

function dayText(day: string | undefined): string | undefined {
	return day && formatDay(day as Day); // as it was told
}

function Seller({ row, beside }: { row: RecordRow; beside: Beside }) {
	return (
		<>
			{row.changed && <span class="chip changed">{t("change.short")}</span>}{" "}
			{row.sellerName ?? <span class="only-narrow">{rowName(row)}</span>}{" "}
			{row.category && !beside.category && (
				<span class="chip category">
					<CategoryWord row={row} />
				</span>
			)}
		</>
	);
}

function CategoryWord({ row: { category = "", filedByRule } }: { row: RecordRow }) {
	return (
		<>
			{categoryName(category)}
			{filedByRule && <span class="muted"> · {t("columns.auto")}</span>}
		</>
	);
}

function tagChip(tag: string) {
	return (
		<span key={tag} class="chip tag-chip">
			{tag}
		</span>
	);
}

function isAxis(id: ColumnId): id is Axis {
	return id === "authenticity" || id === "state" || id === "claimable";
}
