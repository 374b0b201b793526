import { foldText } from "#core/base/text.ts";
import { type Evidence, evidence } from "#core/model/evidence.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import { type ParticularId, particularIds } from "#core/model/particulars.ts";

import type { Word } from "./rows.ts";
import { placeOf, type Sheet } from "./sheet.ts";

/** Fields found on one page; the first find of a field stays. */
export class Found {
	readonly evidence: Evidence[] = [];
	/** What is said beside the fields. */
	readonly particulars: { [Id in ParticularId]?: string[] } = {};
	readonly #fields = new Map<FieldName, unknown>();

	/** Adds a value with the words it was read from. `undefined` and empty values are no find. */
	add<F extends FieldName>(sheet: Sheet, field: F, value: FieldValues[F] | undefined, words: readonly Word[]): void {
		if (value === undefined || value === "" || this.#fields.has(field)) return;
		const raw = words.map((word) => word.text).join(" ");
		const place = placeOf(sheet, words);
		this.#fields.set(field, value);
		this.evidence.push(
			evidence(field, value, "text", { ...(raw !== "" && raw !== value ? { raw } : {}), ...(place ? { place } : {}) }),
		);
	}

	/** Adds something that is no field of ours. */
	tell(id: ParticularId, text: string): void {
		const texts = this.particulars[id] ?? [];
		if (text !== "") texts.push(text);
		if (texts.length > 0) this.particulars[id] = texts;
	}

	get<F extends FieldName>(field: F): FieldValues[F] | undefined {
		return this.#fields.get(field) as FieldValues[F] | undefined; // `add` ties field and value together
	}

	has(field: FieldName): boolean {
		return this.#fields.has(field);
	}

	/** Takes over what another page says and this one does not. */
	fill(other: Found): void {
		for (const piece of other.evidence) {
			if (this.#fields.has(piece.field)) continue;
			this.#fields.set(piece.field, piece.value);
			this.evidence.push(piece);
		}
		for (const id of particularIds) for (const text of other.particulars[id] ?? []) this.tell(id, text);
	}
}

/** Every text that became the value of a field, folded. */
export function evidenceTexts({ evidence: all }: Found): readonly string[] {
	return all.flatMap(({ value, raw }) => [foldText(String(value)), foldText(raw ?? "")]);
}
