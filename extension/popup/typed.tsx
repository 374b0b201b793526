import { useEffect, useState } from "preact/hooks";
import { parsePasted } from "#core/flows/capture/pasted.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { t } from "#extension/i18n/index.ts";
import { actionWords } from "#ui/i18n/diagnose/words.ts";
import { pick } from "#ui/i18n/index.ts";
import { TypedForm } from "#ui/typed/form.tsx";
import type { Popup } from "./popup.ts";

interface Props {
	readonly popup: Popup;
	/** The entry whose gaps are filled; what the page told stands in the boxes. */
	readonly entryKey?: string | undefined;
	/** The record whose values are put right. */
	readonly recordId?: string | undefined;
}

/** The typed form in the popup: for a page that shows nothing, for gaps, and for what was wrong. */
export function Typed({ popup, entryKey, recordId }: Props) {
	const [known, setKnown] = useState<Partial<FieldValues> | undefined>(() => told(popup, entryKey));
	useEffect(() => {
		if (recordId) void popup.view(recordId).then((view) => setKnown(view?.invoice.fields ?? {}));
	}, [popup, recordId]);
	// A lock takes the form away, and not what was typed; whoever leaves it by hand does not want it any more.
	useEffect(() => () => popup.leaveDraft(), [popup]);
	if (recordId && known === undefined) return null;
	const correcting = recordId !== undefined && {
		title: pick(actionWords.correct),
		lead: t("ext.correct.lead"),
		values: {},
	};
	return (
		<div class="pop-typed">
			<TypedForm
				key={recordId ?? entryKey ?? ""}
				today={chinaDay(popup.now())}
				readLine={parsePasted}
				completing={entryKey !== undefined}
				known={known ?? {}}
				{...(popup.draftHere && { draft: popup.draftHere })}
				onDraft={(typed) => popup.keepDraft(typed)}
				{...(entryKey && { heading: { title: t("ext.fill.title"), lead: t("ext.fill.lead") } })}
				{...(correcting && { correcting })}
				onSave={(fields) =>
					popup.saveTyped(fields, { ...(entryKey && { key: entryKey }), ...(recordId && { recordId }) })
				}
			/>
		</div>
	);
}

function told(popup: Popup, key: string | undefined): Partial<FieldValues> | undefined {
	return popup.entries.value.find(({ candidate }) => candidate.key === key)?.read?.fields;
}
