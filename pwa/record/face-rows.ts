import { foldText } from "#core/base/text.ts";
import { type FieldName, fieldNames } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { type ParticularId, particularIds } from "#core/model/particulars.ts";

/** A field, or what the face says beside its fields about one thing. */
export type FaceRow =
	| { readonly what: "field"; readonly id: FieldName }
	| { readonly what: "particular"; readonly id: ParticularId; readonly texts: readonly string[] };

/** Printed in the block of the party. */
const afterField: Partial<Record<FieldName, ParticularId>> = {
	buyerTaxId: "buyerContact",
	sellerTaxId: "sellerContact",
};

/** The fields and what stands beside them in the order of the face, as far as anything is there. */
export function faceRows({ fields, particulars = {} }: Pick<Invoice, "fields" | "particulars">): readonly FaceRow[] {
	const beside = (id: ParticularId): FaceRow[] => {
		const texts = longest(particulars[id] ?? []);
		return texts.length > 0 ? [{ what: "particular", id, texts }] : [];
	};
	const inBlocks = fieldNames.flatMap((field): FaceRow[] => {
		const own: FaceRow[] = fields[field] === undefined ? [] : [{ what: "field", id: field }];
		const id = afterField[field];
		return id ? [...own, ...beside(id)] : own;
	});
	const below = particularIds.filter((id) => !Object.values(afterField).includes(id));
	return [...inBlocks, ...below.flatMap(beside)];
}

/** The face writes address and telephone as one text where the XML writes two: what is part of another is left out. */
function longest(texts: readonly string[]): readonly string[] {
	const folded = texts.map(foldText);
	return texts.filter((_, at) => {
		const own = folded[at] ?? "";
		return own !== "" && !folded.some((other, i) => i !== at && other.includes(own) && (other !== own || i < at));
	});
}
