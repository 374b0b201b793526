import type { Problem, Result } from "#core/base/result.ts";
import type { App, CapturedInvoice, StorageFull, Undoable } from "#core/flows/app.ts";
import { parsePasted } from "#core/flows/capture/pasted.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { FieldName, FieldValues, TypedFields } from "#core/model/fields.ts";
import { t } from "#pwa/i18n/index.ts";
import { addCaptured } from "#pwa/state/capture.ts";
import { changed } from "#pwa/state/library.ts";
import { sayUndoable } from "#pwa/state/undo.ts";
import { wayBackOf } from "#pwa/state/undo-captured.ts";
import { TypedForm as Form } from "#ui/typed/form.tsx";

interface Props {
	readonly app: App;
	/** The record being completed; without it the form makes a new one. */
	readonly recordId?: string;
	readonly known?: Partial<FieldValues>;
	/** Putting values right: what to write above the form, values to begin with, and the box to begin in. */
	readonly correcting?: {
		readonly title: string;
		readonly lead: string;
		readonly values: Partial<FieldValues>;
		readonly field?: FieldName;
	};
	readonly onDone: (recordId: string) => void;
	readonly onCancel?: () => void;
}

/** The typed form over the library of this app. */
export function TypedForm({ app, recordId, onDone, ...form }: Props) {
	const save = async (values: TypedFields) => {
		const kept: Result<CapturedInvoice & Partial<Undoable>, StorageFull | Problem<"no_record">> = recordId
			? await app.completeTyped(recordId, values)
			: await app.captureTyped(values);
		if (!kept.ok) return t(kept.error.code === "no_record" ? "form.noRecord" : "full.form");
		if (recordId) changed();
		else addCaptured(t("check.typed"), { ok: true, kept: [kept.value], failed: [] });
		sayUndoable(app, t("form.saved"), kept.value.undo ?? wayBackOf([kept.value]));
		onDone(kept.value.recordId);
		return undefined;
	};
	return (
		<Form
			today={chinaDay(new Date())}
			readLine={parsePasted}
			completing={recordId !== undefined}
			onSave={save}
			{...form}
		/>
	);
}
