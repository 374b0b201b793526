import type { CapturedInvoice, CaptureProblem } from "#core/flows/app.ts";

import type { FileLine } from "./capture.ts";

/** One row of this session's list: a file under way, an invoice it gave, or why it gave none. */
export type ListRow =
	| { readonly type: "file"; readonly key: string; readonly line: FileLine; readonly invoices: number }
	| { readonly type: "invoice"; readonly key: string; readonly name: string; readonly captured: CapturedInvoice }
	| { readonly type: "problem"; readonly key: string; readonly name: string; readonly problem: CaptureProblem };

/** Rows of lines that have not changed since: with each report all lines are looked at, and few are other than before. */
const known = new WeakMap<FileLine, readonly ListRow[]>();

/** A file with one invoice is one row; a container is a row and what was in it below. */
export function rowsOf(lines: readonly FileLine[]): readonly ListRow[] {
	return lines.flatMap((line) => {
		const rows = known.get(line) ?? rowsOfLine(line);
		known.set(line, rows);
		return rows;
	});
}

function rowsOfLine(line: FileLine): readonly ListRow[] {
	const { outcome } = line;
	const key = String(line.id);
	if (!outcome) return [{ type: "file", key, line, invoices: 0 }];
	if (!outcome.ok) return [{ type: "problem", key, name: line.name, problem: outcome.problem }];
	const alone = outcome.kept.length === 1 && outcome.failed.length === 0;
	return [
		...(alone ? [] : [{ type: "file", key, line, invoices: outcome.kept.length } as const]),
		...outcome.kept.map((captured, index) => ({
			type: "invoice" as const,
			key: `${key}.${index}`,
			name: alone ? line.name : "",
			captured,
		})),
		...outcome.failed.map(({ member, problem }, index) => ({
			type: "problem" as const,
			key: `${key}.f${index}`,
			name: member,
			problem,
		})),
	];
}
