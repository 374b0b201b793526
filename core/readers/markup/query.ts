import { foldName, type XmlNode } from "./tree.ts";

/** The first child with one of these names; an earlier name wins over an earlier child. */
export function childOf(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
	for (const name of names) {
		const key = foldName(name);
		const found = node?.children.find((child) => child.key === key);
		if (found) return found;
	}
	return undefined;
}

/** All children with this name. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
	const key = foldName(name);
	return node?.children.filter((child) => child.key === key) ?? [];
}

/** The node itself and everything below it, in document order. */
export function everyNode(node: XmlNode): readonly XmlNode[] {
	const nodes: XmlNode[] = [];
	const visit = (each: XmlNode): void => {
		nodes.push(each);
		each.children.forEach(visit);
	};
	visit(node);
	return nodes;
}

/** Everything below with this name, in document order. */
export function allOf(node: XmlNode, name: string): readonly XmlNode[] {
	const key = foldName(name);
	return everyNode(node).filter((each) => each !== node && each.key === key);
}

/** Own text without white space around it, `undefined` when there is none or the value is declared absent. */
export function ownValue(node: XmlNode | undefined): string | undefined {
	if (!node || node.attributes["xsi:nil"] === "true" || node.attributes["xsi:nil"] === "1") return undefined;
	return node.text.trim() || undefined;
}

/** Text of the first child that has one of these names and a value. */
export function childValue(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
	for (const name of names) {
		for (const child of childrenOf(node, name)) {
			const value = ownValue(child);
			if (value !== undefined) return value;
		}
	}
	return undefined;
}

/** An attribute by its name, whatever the case of its letters. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
	const exact = node.attributes[name];
	if (exact !== undefined) return exact;
	const lower = name.toLowerCase();
	for (const [key, value] of Object.entries(node.attributes)) if (key.toLowerCase() === lower) return value;
	return undefined;
}
