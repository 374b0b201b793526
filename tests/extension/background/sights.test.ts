import { describe, expect, it } from "vitest";

import { addSight, candidatesOf, framesOf, pageAddress } from "#extension/background/sights.ts";
import type { Candidate, Sight } from "#extension/protocol/candidate.ts";

const page = "https://mail.example/inbox";

const found = (key: string): Candidate => ({ what: "fields", key, detector: "test", fields: { number: key } });
const sight = (...candidates: Candidate[]): Sight => ({ url: page, title: "收件箱", candidates, cut: false });

describe("what was seen in a tab", () => {
	it("is brought together from its frames, the page's own first and each thing once", () => {
		const frame = addSight(undefined, { sight: sight(found("2"), found("1")), frameId: 7, page });

		const seen = addSight(frame, { sight: sight(found("1")), frameId: 0, page });

		expect(candidatesOf(framesOf(seen)).map(({ key }) => key)).toEqual(["1", "2"]);
		expect(seen.title).toBe("收件箱");
	});

	it("is replaced by a newer look at the same frame", () => {
		const before = addSight(undefined, { sight: sight(found("1"), found("2")), frameId: 0, page });

		const after = addSight(before, { sight: sight(found("3")), frameId: 0, page });

		expect(candidatesOf(framesOf(after)).map(({ key }) => key)).toEqual(["3"]);
	});

	it("is forgotten when the tab shows another page", () => {
		const before = addSight(undefined, { sight: sight(found("1")), frameId: 7, page });

		const after = addSight(before, { sight: sight(), frameId: 0, page: "https://mail.example/outbox" });

		expect(candidatesOf(framesOf(after))).toEqual([]);
	});

	it("keeps no pixels, which would fill the storage all tabs share", () => {
		const url = `data:image/png;base64,${"A".repeat(2_000_000)}`;
		const picture: Candidate = { what: "picture", key: "p", detector: "test", url, width: 9, height: 9 };

		const seen = addSight(undefined, { sight: sight(picture), frameId: 0, page });

		expect(JSON.stringify(seen).length).toBeLessThan(1_000);
		expect(candidatesOf(framesOf(seen))).toHaveLength(1);
	});

	it("does not grow with a page that makes frames without end", () => {
		let seen = addSight(undefined, { sight: sight(found("1")), frameId: 0, page });
		for (let frameId = 1; frameId < 1_000; frameId++) seen = addSight(seen, { sight: sight(), frameId, page });

		expect(framesOf(seen).length).toBeLessThanOrEqual(50);
	});
});

it("a page is the same whatever its fragment", () => {
	expect(pageAddress("https://a.example/x?y#z#w")).toBe("https://a.example/x?y");
});
