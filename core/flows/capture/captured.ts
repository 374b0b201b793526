import type { CapturedInvoice } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { Kept } from "#core/flows/library/workspace.ts";

/** What came of a capture with the rows as they are now; a record that two of them became shows once. */
export async function capturedOf(context: Context, kept: readonly Kept[]): Promise<readonly CapturedInvoice[]> {
	const { library } = await context.open();
	const last = new Map(kept.map((one) => [one.id, one]));
	return [...last.values()].flatMap(({ id, how, mended }) => {
		const row = library.get(id)?.row;
		return row ? [{ recordId: id, how, row, ...(mended && { mended: true }) }] : [];
	});
}
