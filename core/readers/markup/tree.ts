import { SaxesParser } from "saxes";

import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { mustStop, type ReadContext } from "#core/readers/reader.ts";
import { decodeMarkup } from "./decode.ts";

/** One element. Namespaces are not resolved: files bind the same prefix to many addresses, and some to none. */
export interface XmlNode {
	/** Name without its prefix, as written. */
	readonly name: string;
	readonly prefix: string;
	/** Name for looking up: lower case, without `-`, `_` and `.`; the dialects spell one name in many ways. */
	readonly key: string;
	/** By qualified name. */
	readonly attributes: Readonly<Record<string, string>>;
	/** Own text and CDATA, untouched, without that of the children. */
	readonly text: string;
	readonly children: readonly XmlNode[];
}

export type MarkupContext = Pick<ReadContext, "budget" | "signal" | "deadline" | "platform">;

/** Characters parsed between two looks at the clock. */
const STEP = 64 * 1024;

/**
 * Parses XML into a tree, within depth, nodes and time. A DOCTYPE is refused, so there are no entities but the five of
 * XML itself; a document that is not well formed is `broken`.
 */
export function parseMarkup(bytes: Uint8Array, context: MarkupContext): Result<XmlNode, ReadProblem> {
	if (bytes.length === 0) return err({ code: "empty" });
	const text = decodeMarkup(bytes)?.replace(/^[\s\0]+|[\s\0]+$/g, "");
	if (text === undefined) return err({ code: "broken" });
	if (text === "") return err({ code: "empty" });
	try {
		return ok(build(text, context));
	} catch (thrown) {
		if (thrown instanceof Stop) return err(thrown.problem);
		throw thrown;
	}
}

export function foldName(name: string): string {
	return name.toLowerCase().replace(/[-_.]/g, "");
}

/** Leaves the parser from inside its callbacks; never leaves this file. */
class Stop extends Error {
	readonly problem: ReadProblem;
	constructor(problem: ReadProblem) {
		super(problem.code);
		this.problem = problem;
	}
}

type Growing = XmlNode & { text: string; readonly children: XmlNode[] };

function build(text: string, context: MarkupContext): XmlNode {
	const { xmlDepth, xmlNodes } = context.budget;
	const tooMany = () => new Stop({ code: "over_budget", budget: "xmlNodes", limit: xmlNodes });
	if (opensMoreThan(xmlNodes, text)) throw tooMany();
	const open: Growing[] = [];
	let root: XmlNode | undefined;
	let nodes = 0;
	const count = () => {
		if (++nodes > xmlNodes) throw tooMany();
	};
	const addText = (more: string) => {
		const node = open.at(-1);
		if (node) node.text += more;
	};

	const parser = new SaxesParser({ xmlns: false });
	parser.on("error", () => {
		throw new Stop({ code: "broken" });
	});
	parser.on("doctype", () => {
		throw new Stop({ code: "refused", why: "doctype" });
	});
	parser.on("attribute", count);
	parser.on("opentag", (tag) => {
		count();
		if (open.length >= xmlDepth) throw new Stop({ code: "over_budget", budget: "xmlDepth", limit: xmlDepth });
		const node = makeNode(tag.name, tag.attributes);
		open.at(-1)?.children.push(node);
		root ??= node;
		open.push(node);
	});
	parser.on("text", addText);
	parser.on("cdata", addText);
	parser.on("closetag", () => {
		open.pop();
	});

	for (let at = 0; at < text.length; at += STEP) {
		const stopped = mustStop(context);
		if (stopped) throw new Stop(stopped);
		parser.write(text.slice(at, at + STEP));
	}
	parser.close();
	if (!root) throw new Stop({ code: "broken" });
	return root;
}

/**
 * Whether more elements than that are opened, found without building one: on a busy machine the building of the
 * elements within the budget can outlast the time, and the file would be told as slow. What only looks like an element,
 * in a comment or CDATA, counts too.
 */
function opensMoreThan(limit: number, text: string): boolean {
	let opened = 0;
	for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
		const next = text[at + 1];
		if (next !== "/" && next !== "!" && next !== "?" && ++opened > limit) return true;
	}
	return false;
}

function makeNode(qualified: string, attributes: Record<string, string>): Growing {
	const colon = qualified.lastIndexOf(":");
	const name = qualified.slice(colon + 1);
	return {
		name,
		prefix: colon < 0 ? "" : qualified.slice(0, colon),
		key: foldName(name),
		attributes,
		text: "",
		children: [],
	};
}
