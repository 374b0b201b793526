import { beforeAll, expect, test, vi } from "vitest";

import type { CapturedInvoice } from "#core/flows/app.ts";

vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });

/** It looks at what the browser keeps as soon as it is loaded. */
let wayBackOf: typeof import("#pwa/state/undo-captured.ts").wayBackOf;
beforeAll(async () => {
	({ wayBackOf } = await import("#pwa/state/undo-captured.ts"));
});

test("only invoices that were not here before go to the trash, each once", () => {
	const kept = [
		{ recordId: "new", how: "new" },
		{ recordId: "new", how: "merged" },
		{ recordId: "here", how: "merged" },
		{ recordId: "known", how: "known" },
		{ recordId: "damaged", how: "new", mended: true },
	] as readonly Partial<CapturedInvoice>[] as readonly CapturedInvoice[]; // the parts that are looked at

	expect(wayBackOf(kept)).toEqual([{ what: "mark", recordId: "new", mark: "trashedAt", before: expect.any(String) }]);
});
