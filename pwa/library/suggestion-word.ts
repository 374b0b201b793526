import type { Suggestion } from "#core/flows/app.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { tMaybe } from "#pwa/i18n/organise.ts";
import { language } from "#ui/i18n/index.ts";
import { kindName } from "#ui/words.ts";
import { regionName, riskName } from "./cell-words.ts";

/** The box takes both languages; a suggestion is shown in that of the screen. */
export function suggestionWord({ field, label, value }: Suggestion): string {
	if (value === undefined || language.value !== "en") return label;
	if (field === "kind" && isKindId(value)) return kindName(value);
	if (field === "risk") return riskName(value);
	if (field === "region") return regionName(value);
	return tMaybe(`${field}.${value}`) ?? label;
}
