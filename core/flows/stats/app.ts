import type { ListFilter } from "#core/flows/app.ts";
import type { Report, ReportId } from "#core/reports/report.ts";
import type { BasisDay } from "#core/search/searchable.ts";
import type { Measure, Statistics } from "#core/stats/statistics.ts";

/** The part of the `App` that counts and sums (统计). What is 演示 is in no number. */
export interface StatsApp {
	/** Counts and sums of everything that a list of this filter shows. */
	statistics(query: StatisticsQuery): Promise<StatisticsFound>;
	/** The same as a document. */
	report(query: ReportQuery): Promise<ReportFound>;
}

export interface StatsQuery {
	readonly filter: ListFilter;
	/** Which day months are of, and `period` is about. */
	readonly basis: BasisDay;
	/** Days as the search box takes them: `2026`, `2026-08`, 上个月. Absent: all. */
	readonly period?: string;
}

export interface StatisticsQuery extends StatsQuery {
	readonly measure: Measure;
	/** Sellers and buyers that are named. */
	readonly top: number;
}

export interface ReportQuery extends StatsQuery {
	readonly id: ReportId;
	/** What the report for accounting goes by beside months. */
	readonly by: "kind" | "category";
}

/** What both say of the records they are about. */
export interface StatsFound {
	/** What the search box takes for all of them, beside the filter; the box of a number goes with it. */
	readonly scope: string;
	/** 演示 records that meet the filter and are left out, and what the search box takes for them. */
	readonly samples: { readonly count: number; readonly box: string };
	/** Records shown as judged on another day or with other settings, or not yet. */
	readonly judging: number;
	/** Records everywhere, so that an empty page knows whether it is first use. */
	readonly records: number;
}

export interface StatisticsFound extends StatsFound {
	readonly statistics: Statistics;
}

export interface ReportFound extends StatsFound {
	readonly report: Report;
	/** The day in China on which it was made. */
	readonly madeOn: string;
}
