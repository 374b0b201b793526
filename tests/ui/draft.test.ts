import { expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { draftOf, resumed } from "#ui/typed/draft.ts";

const begin = { number: "26990000000000000017", kind: "digital_special", total: fen(11_300) } as const;
const shown = resumed(begin, undefined);

test("a form that nothing was typed into has no draft", () => {
	expect(shown).toEqual({ texts: { number: begin.number, total: "113.00" }, kind: "digital_special" });
	expect(draftOf(begin, shown.texts, shown.kind)).toBeUndefined();
});

test.each([
	["a text", { ...shown.texts, total: "113.0" }, shown.kind],
	["an emptied box", { ...shown.texts, total: "" }, shown.kind],
	["another kind", shown.texts, "digital_ordinary"],
	["the kind left to the numbers", shown.texts, undefined],
] as const)("%s is there again as it was left", (_, texts, kind) => {
	const draft = draftOf(begin, texts, kind);

	expect(draft).toBeDefined();
	expect(resumed(begin, draft)).toEqual({ texts, kind });
});
