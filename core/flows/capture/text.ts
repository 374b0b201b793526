import { err, ok, type Result } from "#core/base/result.ts";
import type { App, CapturedInvoice, CaptureProblem } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { Incoming, Kept } from "#core/flows/library/workspace.ts";
import type { StoredReading } from "#core/model/record.ts";
import { parseQr, qrEvidence } from "#core/qr/text.ts";
import { capturedOf } from "./captured.ts";
import { parsePasted } from "./pasted.ts";
import { typedEvidence } from "./typed.ts";

/** Text instead of a file: the text of a QR, or lines with number, date and amount, one invoice a line. */
export function captureTextFlow(context: Context): Pick<App, "captureText"> {
	return {
		async captureText(text, form): Promise<Result<readonly CapturedInvoice[], CaptureProblem>> {
			const readAt = context.deps.now().toISOString();
			const found = form === "qr" ? fromQr(text, readAt) : fromPasted(text, readAt);
			if (found.length === 0) return err({ code: text.trim() === "" ? "empty" : "not_invoice" });
			const kept = await context.transact(async (workspace) => {
				const all: Kept[] = [];
				for (const incoming of found) all.push(await workspace.keep(incoming));
				return all;
			});
			return kept.ok ? ok(await capturedOf(context, kept.value)) : kept;
		},
	};
}

/** What comes in by the text of a QR; nothing when it is of no invoice. */
export function fromQr(text: string, readAt: string): readonly Incoming[] {
	const qr = parseQr(text);
	const evidence = qr ? qrEvidence(qr) : [];
	if (evidence.length === 0) return [];
	const reading: StoredReading = { form: "qr", evidence, lines: [], qr: [{ text }], notes: [], part: 0, readAt };
	return [{ readings: [reading], typed: [], facts: { form: "qr" } }];
}

/** A scan gun types the text of a QR, so a pasted line may be one. */
function fromPasted(text: string, readAt: string): readonly Incoming[] {
	return fromLines(text, (line) => fromLine(line, readAt));
}

/** One invoice a line, or all lines together. */
export function fromLines(text: string, read: (line: string) => readonly Incoming[]): readonly Incoming[] {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
	const found = lines.map(read);
	// Labels can stand on lines of their own; then the lines are one invoice together.
	const together = found.some((one) => one.length === 0) ? read(lines.join(" ; ")) : [];
	return together.length > 0 ? together : found.flat();
}

function fromLine(line: string, readAt: string): readonly Incoming[] {
	const qr = fromQr(line, readAt);
	if (qr.length > 0) return qr;
	const fields = parsePasted(line);
	return fields ? [{ readings: [], typed: typedEvidence(fields), facts: { form: "typed" } }] : [];
}
