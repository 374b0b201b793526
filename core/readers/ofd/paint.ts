import { attributeOf, childOf } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { parseNumbers } from "./geometry.ts";

/** How a shape or text is painted. Colours are `#rrggbb`, built from numbers: safe in a style or attribute. */
export interface Paint {
	readonly fill?: string;
	readonly stroke?: string;
	readonly lineWidth: number;
}

/** Draw parameters refer to others; a chain of more is no design but an attack. */
const MAX_CHAIN = 8;

/** Paint of an object: its own, else that of its draw parameter, else of the parameter that one refers to. */
export function paintOf(
	node: XmlNode,
	drawParam: string | undefined,
	params: ReadonlyMap<string, XmlNode>,
): Partial<Paint> {
	const chain: XmlNode[] = [node];
	let id = drawParam;
	while (id !== undefined && chain.length <= MAX_CHAIN) {
		const param = params.get(id);
		if (!param) break;
		chain.push(param);
		id = attributeOf(param, "Relative");
	}
	const fill = chain.map((each) => colourOf(childOf(each, "FillColor"))).find(Boolean);
	const stroke = chain.map((each) => colourOf(childOf(each, "StrokeColor"))).find(Boolean);
	const [lineWidth] = chain.flatMap((each) => parseNumbers(attributeOf(each, "LineWidth"), 1));
	return {
		...(fill ? { fill } : {}),
		...(stroke ? { stroke } : {}),
		...(lineWidth === undefined ? {} : { lineWidth }),
	};
}

/** RGB and grey only; a CMYK colour is left to the default. */
function colourOf(node: XmlNode | undefined): string | undefined {
	const parts = parseNumbers(node && attributeOf(node, "Value"), 4);
	if (parts.length !== 1 && parts.length !== 3) return undefined;
	const rgb = parts.length === 1 ? [parts[0], parts[0], parts[0]] : parts;
	const hex = rgb.map((part) =>
		Math.max(0, Math.min(255, Math.round(part ?? 0)))
			.toString(16)
			.padStart(2, "0"),
	);
	return `#${hex.join("")}`;
}
