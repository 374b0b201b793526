import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, digital, file, makeApp, makeReading, value } from "./support.ts";

test("every value read says which original it stands on, a member of a container included", async () => {
	const { app, deps, files } = await makeApp();
	files.set("loose", ok([makeReading(digital(1))]));
	files.set("zip", ok([makeReading(digital(1), "xml", "xml", { member: "1.xml" })]));

	await capture(app, [file("loose"), file("zip")]);
	const [first] = await capture(app, [file("loose")]).then(({ outcomes }) => outcomes);
	const view = await app.view(first?.ok ? (first.kept[0]?.recordId ?? "") : "");

	const loose = { sha256: await deps.hash(new TextEncoder().encode("loose")) };
	const inside = { sha256: await deps.hash(new TextEncoder().encode("zip")), member: "1.xml" };
	const origins = view?.invoice.evidence.map(({ source, origin }) => [source, origin]);
	expect(new Set(origins?.map((one) => JSON.stringify(one)))).toEqual(
		new Set([JSON.stringify(["text", loose]), JSON.stringify(["xml", inside])]),
	);
});

test("what was typed or answered stands on no original", async () => {
	const { app } = await makeApp();
	const kept = value(await app.captureTyped(digital(1)));
	await app.verify("job", kept.recordId, { fresh: false });

	const view = await app.view(kept.recordId);

	expect(new Set(view?.invoice.evidence.map(({ source }) => source))).toEqual(new Set(["authority", "typed"]));
	expect(view?.invoice.evidence.filter(({ origin }) => origin !== undefined)).toEqual([]);
});
