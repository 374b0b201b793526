import type { App, InvoiceNumbers, KeptStanding } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { Library } from "./library.ts";
import { keysOf, namesOf } from "./names.ts";
import type { Marks } from "./summary.ts";

const LINKS = "links";

/** Whether invoices somebody points at are kept here, and how they stand: from the summaries in memory. */
export function standingFlow(context: Context): Pick<App, "standing" | "recallLinks" | "rememberLinks"> {
	return {
		recallLinks: async () => (await context.open()).vault.setting(LINKS),
		async rememberLinks(links) {
			await (await context.open()).vault.saveSetting(LINKS, links);
		},
		async standing(named) {
			if (named.length === 0) return [];
			const { library } = await context.open();
			await library.catchUp();
			return named.map((numbers) => standingOf(library, numbers));
		},
	};
}

function standingOf(library: Library, numbers: InvoiceNumbers): KeptStanding | undefined {
	const names = namesOf(numbers);
	const keys = keysOf(names);
	const same = library
		.neighbours({ keys })
		.find((marks) => !marks.trashed && (names.digital === undefined || isDigital(marks, names.digital)));
	const summary = same && library.get(same.id);
	if (!summary) return undefined;
	const { row, watched } = summary;
	return { row, ...(watched.answered && { verifiedAt: watched.answered.at }) };
}

/** Of two invoices with 20-digit numbers only the same number tells; a paper number may be shared by mistake. */
function isDigital({ keys }: Marks, digital: string): boolean {
	const theirs = keys.filter((key) => /^\d{20}$/.test(key));
	return theirs.length === 0 || theirs.includes(digital);
}
