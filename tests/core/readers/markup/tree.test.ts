import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { childValue } from "#core/readers/markup/query.ts";
import { parseMarkup } from "#core/readers/markup/tree.ts";
import { encode, makeContext } from "./context.ts";

const context = makeContext();
const GBK_NAME = Uint8Array.of(0xd1, 0xdd, 0xca, 0xbe); // 演示

function utf16(text: string, littleEndian: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
	return new Uint8Array(view.buffer);
}

const DECLARED = '<?xml version="1.0" encoding="gbk"?><a><b>演示</b></a>';

describe("parseMarkup", () => {
	it.each([
		["UTF-8", encode("<a><b>演示</b></a>")],
		["UTF-8 with a byte order mark", encode("\ufeff<a><b>演示</b></a>")],
		["UTF-8 that says it is GBK", encode(DECLARED)],
		["GBK", Uint8Array.of(...encode("<a><b>"), ...GBK_NAME, ...encode("</b></a>"))],
		["UTF-16 little endian", utf16("\ufeff<a><b>演示</b></a>", true)],
		["UTF-16 big endian", utf16("\ufeff<a><b>演示</b></a>", false)],
		["UTF-16 without a mark", utf16("<a><b>演示</b></a>", true)],
		["white space before the declaration", encode('\r\n <?xml version="1.0"?><a><b>演示</b></a>\0\0')],
		["CDATA", encode("<a><b><![CDATA[演]]>示</b></a>")],
		["character references", encode("<a><b>&#28436;&#x793a;</b></a>")],
		["a prefix that is bound to nothing", encode("<fp:a><fp:b>演示</fp:b></fp:a>")],
		["an empty prefix, as one tag writer leaves it", encode('<:a xmlns:=""><b>演示</b></:a>')],
	])("reads %s", (_, bytes) => {
		const root = parseMarkup(bytes, context);

		expect(root.ok && childValue(root.value, "b")).toBe("演示");
	});

	it("finds one element under all its spellings", () => {
		const root = parseMarkup(encode("<a><TotalTax-includedAmount>1</TotalTax-includedAmount></a>"), context);

		expect(root.ok && childValue(root.value, "totaltaxIncludedAmount")).toBe("1");
	});

	it("takes a value declared absent for no value", () => {
		const root = parseMarkup(encode('<a><b xsi:nil="true">1</b></a>'), context);

		expect(root.ok && childValue(root.value, "b")).toBeUndefined();
	});

	it.each([
		["a DOCTYPE", "<!DOCTYPE a><a/>"],
		["entities", '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'],
		["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
	])("refuses %s", (_, text) => {
		expect(parseMarkup(encode(text), context)).toEqual({ ok: false, error: { code: "refused", why: "doctype" } });
	});

	it.each([
		["an unknown entity", "<a>&x;</a>"],
		["a tag that is not closed", "<a><b></a>"],
		["a cut file", "<a><b>1</b"],
		["two roots", "<a/><b/>"],
		["text only", "发票号码"],
	])("calls %s broken", (_, text) => {
		expect(parseMarkup(encode(text), context)).toEqual({ ok: false, error: { code: "broken" } });
	});

	it("calls nothing empty", () => {
		expect(parseMarkup(new Uint8Array(), context)).toEqual({ ok: false, error: { code: "empty" } });
		expect(parseMarkup(encode(" \r\n"), context)).toEqual({ ok: false, error: { code: "empty" } });
	});

	it("stops at depth, nodes, time and the user", () => {
		const deep = encode("<a>".repeat(70) + "</a>".repeat(70));
		const wide = encode(`<a>${"<b/>".repeat(100)}</a>`);

		const error = (bytes: Uint8Array, options: Parameters<typeof makeContext>[0]) => {
			const root = parseMarkup(bytes, makeContext(options));
			return root.ok ? undefined : root.error;
		};

		expect(error(deep, {})).toEqual({ code: "over_budget", budget: "xmlDepth", limit: 64 });
		expect(error(wide, { budget: { xmlNodes: 100 } })).toEqual({ code: "over_budget", budget: "xmlNodes", limit: 100 });
		expect(error(wide, { deadline: -1 })).toEqual({ code: "timeout" });
		expect(error(wide, { signal: AbortSignal.abort() })).toEqual({ code: "aborted" });
	});

	it("never throws for foreign bytes", () => {
		const piece = fc.constantFrom(
			"<a>",
			"</a>",
			"<?xml ",
			"?>",
			"<!--",
			"-->",
			"<![CDATA[",
			"]]>",
			"&#x0;",
			"&",
			"演",
			"\0",
			"<!",
		);
		const text = fc.array(piece, { maxLength: 20 }).map((pieces) => encode(pieces.join("")));

		fc.assert(
			fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
				const root = parseMarkup(bytes, context);
				expect(root.ok || root.error.code).toBeTruthy();
			}),
		);
	});
});
