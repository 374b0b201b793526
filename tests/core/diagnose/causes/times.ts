import { day } from "#tests/core/settle/values.ts";
import { type CauseCase, notFound, ordinary } from "./given.ts";

/** The day of issue against today, which is 22 November 2026. */
export const timeCases: readonly CauseCase[] = [
	["not_filed", "issued today", { end: notFound, but: { issuedOn: day("20261122") } }],
	["not_filed", "issued yesterday", { end: notFound, but: { issuedOn: day("20261121") } }],
	["filed_late", "issued three days ago", { end: notFound, but: { issuedOn: day("20261119") } }],
	["older_than_five_years", "issued in 2019", { end: notFound, fields: ordinary, but: { issuedOn: day("20190405") } }],
	[
		"older_than_five_years",
		"refused as too old",
		{ end: { outcome: "too_old", state: "unknown" }, fields: ordinary, but: { issuedOn: day("20211121") } },
	],
	[
		"after_today",
		"issued next month",
		{ end: { outcome: "future_date", state: "unknown" }, but: { issuedOn: day("20261214") } },
	],
	[
		"day_month",
		"typed 9 March for 3 September",
		{ source: "typed", but: { issuedOn: day("20260309") } },
		["issuedOn", "20260903"],
	],
];
