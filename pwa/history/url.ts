import { type Day, formatDay, parseDay } from "#core/base/day.ts";
import type { HistoryFilter } from "#core/flows/history/app.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { journalClasses } from "#core/model/journal.ts";

/** What an address of the history asks for; what it does not understand is as if it were not there. */
export function filterFromUrl(params: Readonly<Record<string, string>>): HistoryFilter {
	const group = journalClasses.find((one) => one === params.group);
	const state = invoiceStates.find((one) => one === params.state);
	const [from, to] = [day(params.from), day(params.to)];
	return {
		text: params.q ?? "",
		withoutSamples: params.samples === "no",
		open: params.open === "yes",
		...(group && { group }),
		...(params.provider && { provider: params.provider }),
		...(state && { state }),
		...(from && { from }),
		...(to && { to }),
	};
}

/** The address of a filter, with nothing in it that is the default; with a record open when one is given. */
export function historyUrl(filter: Partial<HistoryFilter>, recordId?: string): string {
	const params = new URLSearchParams();
	const set = (name: string, value: string | false | undefined) => value && params.set(name, value);
	set("q", filter.text);
	set("group", filter.group);
	set("provider", filter.provider);
	set("state", filter.state);
	set("from", filter.from && formatDay(filter.from));
	set("to", filter.to && formatDay(filter.to));
	set("samples", filter.withoutSamples && "no");
	set("open", filter.open && "yes");
	const path = recordId === undefined ? "/history" : `/history/${encodeURIComponent(recordId)}`;
	return params.size > 0 ? `${path}?${params}` : path;
}

function day(text: string | undefined): Day | undefined {
	return text ? parseDay(text) : undefined;
}
