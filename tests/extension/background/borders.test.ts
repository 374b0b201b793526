import { describe, expect, it } from "vitest";

import { readHubCall } from "#extension/background/hub-calls.ts";
import { parsePreferences } from "#extension/background/preferences.ts";
import { originOf, patternOf } from "#extension/background/site-pattern.ts";
import { isOwnPage } from "#extension/protocol/own-page.ts";
import { parsePopupSearch, popupPath } from "#extension/protocol/popup-address.ts";
import { readFromPage, readSight } from "#extension/protocol/shapes.ts";

const own = { id: "abc", root: "chrome-extension://abc/" };
const candidate = { what: "fields", key: "1", detector: "d", fields: { number: "26990000000000000017" } };
const sight = { url: "https://a.example/", title: "t", candidates: [candidate], cut: false };
const file = { what: "file", key: "1", detector: "d", url: "https://a.example/x.pdf", form: "pdf", name: "x" };
const picture = { what: "picture", key: "1", detector: "d", url: "", width: 1, height: 1 };

describe("who may ask", () => {
	it.each([
		["a page of ours", { id: "abc", url: "chrome-extension://abc/popup.html" }, true],
		["a script of ours in another page", { id: "abc", url: "https://evil.example/" }, false],
		["a page that only looks like ours", { id: "abc", url: "https://chrome-extension://abc/" }, false],
		["another extension", { id: "xyz", url: "chrome-extension://xyz/" }, false],
		["another extension with our address", { id: "xyz", url: "chrome-extension://abc/popup.html" }, false],
		["an extension whose id begins with ours", { id: "abc", url: "chrome-extension://abcd/" }, false],
		["nobody", undefined, false],
	])("%s", (_, sender, expected) => {
		expect(isOwnPage(sender, own)).toBe(expected);
	});
});

describe("what a page tells", () => {
	it("is taken when it has the agreed shape", () => {
		expect(readFromPage({ what: "seen", sight })).toEqual({ what: "seen", sight });
	});

	it.each([
		["another word", { what: "save", sight }],
		["a call to the background", { to: "hub", method: "setPreferences", args: [] }],
		["no candidates", { what: "seen", sight: { ...sight, candidates: undefined } }],
		["too many of them", { what: "seen", sight: { ...sight, candidates: Array(1_001).fill(candidate) } }],
		["a value without end", withCandidate({ ...candidate, fields: { remark: "x".repeat(501) } })],
		["a field that is none", withCandidate({ ...candidate, fields: { __proto__x: "1" } })],
		["a number that is no text", withCandidate({ ...candidate, fields: { number: 26_990_000 } })],
		["a link that runs a script", withCandidate({ ...file, url: "javascript:alert(1)" })],
		["a file of this machine", withCandidate({ ...file, url: "file:///etc/passwd" })],
		["a link into an extension", withCandidate({ ...file, url: "chrome-extension://abc/popup.html" })],
		["an unknown form", withCandidate({ ...file, form: "exe" })],
		["a picture that is a page", withCandidate({ ...picture, url: "data:text/html;base64,PGI+" })],
		["a picture with scripts", withCandidate({ ...picture, url: "data:image/svg+xml;base64,PHN2Zz4=" })],
		["a picture without end", withCandidate({ ...picture, url: `data:image/png;base64,${"A".repeat(4_000_001)}` })],
		["a picture of no size", withCandidate({ ...picture, url: "https://a.example/p.png", width: Number.NaN })],
		["nothing", undefined],
		["a text", "seen"],
	])("is not taken with %s", (_, message) => {
		expect(readFromPage(message)).toBeUndefined();
	});

	it("brings nothing along that was not agreed, and no prototype", () => {
		const message = JSON.parse(
			`{"what":"seen","extra":1,"sight":{"url":"u","title":"t","cut":false,"__proto__":{"polluted":1},
			"candidates":[{"what":"fields","key":"1","detector":"d","fields":{"number":"1"},"run":"x"}]}}`,
		);

		const read = readFromPage(message);

		expect(read?.sight.candidates[0]).not.toHaveProperty("run");
		expect(read?.sight).not.toHaveProperty("polluted");
		expect({}).not.toHaveProperty("polluted");
	});

	it("a sight is as an answer what it is as a message", () => {
		expect([readSight(sight), readSight({ ...sight, title: 1 })]).toEqual([sight, undefined]);
	});
});

describe("calls to the background", () => {
	it("are those on the list with their arguments", () => {
		expect(readHubCall({ to: "hub", method: "look", args: [7] })).toEqual({ method: "look", args: [7] });
	});

	it.each([
		["an unknown method", { to: "hub", method: "erase", args: [] }],
		["a method of every object", { to: "hub", method: "constructor", args: [] }],
		["a tab that is no number", { to: "hub", method: "look", args: ["7"] }],
		["too few arguments", { to: "hub", method: "watchSite", args: ["https://a.example"] }],
		["another addressee", { to: "room", method: "look", args: [7] }],
	])("are not %s", (_, message) => {
		expect(readHubCall(message)).toBeUndefined();
	});
});

describe("preferences", () => {
	it("keep of the server's address the origin only", () => {
		const given = { chip: true, badge: false, server: "https://user:pass@yanpiao.example:8787/path?x#y" };

		expect(parsePreferences(given)).toEqual({ chip: true, badge: false, server: "https://yanpiao.example:8787" });
	});

	it.each([
		["a script", { chip: true, badge: true, server: "javascript:alert(1)" }],
		["no address", { chip: true, badge: true, server: "yanpiao" }],
		["a word for a switch", { chip: "yes", badge: true, server: "" }],
	])("are not %s", (_, given) => {
		expect(parsePreferences(given)).toBeUndefined();
	});
});

describe("a site", () => {
	it.each([
		["https://mail.example/inbox?x=1", "https://mail.example", "https://mail.example/*", "https://mail.example/*"],
		["http://127.0.0.1:8080/", "http://127.0.0.1:8080", "http://127.0.0.1:8080/*", "http://127.0.0.1/*"],
	])("of %s is its origin, and its pattern matches no other", (url, origin, chrome, firefox) => {
		expect(originOf(url)).toBe(origin);
		expect([patternOf(origin, { ports: true }), patternOf(origin, { ports: false })]).toEqual([chrome, firefox]);
	});

	it.each(["chrome://version", "file:///x", "about:blank", "no address", undefined])("is none behind %s", (url) => {
		expect(originOf(url)).toBeUndefined();
	});
});

describe("the popup's address", () => {
	it.each([{ record: "3f2c-1" }, { tab: 12 }, { problem: "no_permission" }, {}])("brings back %o", (aim) => {
		expect(parsePopupSearch(new URL(popupPath(aim), "https://x.example").search)).toEqual(aim);
	});

	it("takes nothing else for a record", () => {
		expect(parsePopupSearch("?record=<b>&tab=-1&problem=A B")).toEqual({});
	});
});

function withCandidate(one: object) {
	return { what: "seen", sight: { ...sight, candidates: [one] } };
}
