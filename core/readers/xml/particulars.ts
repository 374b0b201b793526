import { tidyText } from "#core/base/text.ts";
import { joinParticulars, type ParticularId, type Particulars } from "#core/model/particulars.ts";
import { ownValue } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";

/** Folded names of elements, in English, in Chinese, and in first letters, by what they hold. The first that fits counts. */
const NAMES: readonly (readonly [id: ParticularId, names: RegExp])[] = [
	[
		"buyerContact",
		/^(?=.*(?:buyer|purchaser)).*(?:addr|tel|phone|bank|account)|^(?:购买方|购方|购货方|购货单位).*(?:地址|电话|开户|[账帐]号)/,
	],
	[
		"sellerContact",
		/^(?=.*seller).*(?:addr|tel|phone|bank|account)|^(?:销售方|销方|销货方|销货单位).*(?:地址|电话|开户|[账帐]号)/,
	],
	["buyerContact", /^(?:gf|gmf|ghf|ghdw)(?:dzdh|dz|dh|lxdh|dhhm|yhzh|khyh|khh|khhjzh|khhzh|yhmc|zh)$/],
	["sellerContact", /^(?:xf|xsf|xhf|xhdw)(?:dzdh|dz|dh|lxdh|dhhm|yhzh|khyh|khh|khhjzh|khhzh|yhmc|zh)$/],
	[
		"vehicle",
		/vehicle|chassis|engineno|enginenumber|^vin|plateno|platenumber|brandmodel|车辆|车架|发动机|合格证|厂牌|车牌/,
	],
	["vehicle", /^(?:cjh|cjhm|clsbdh|clsbm|clsbdm|clsbh|cllx|cpxh|fdjhm|fdjh|hgzh|hgzs|cpzh|cph|djzh|jkzmsh|sjdh)$/],
	[
		"journey",
		/passenger|travell?er|train|flight|seat|carriage|departure|destination|carrier|旅客|乘车人|出行人|车次|航班|出发|到达站|座位|席别|承运人/,
	],
	["business", /建筑服务|建筑项目|发生地|不动产|产权证|运输工具|起运地|到达地|运输货物/],
	["business", /^(?:jzfwfsd|jzxmmc|bdcdz|cqzsh|ysgjzl|ysgjhp|qyd|ddd|yshwmc)$/],
];

/** Marks and codes of one or two characters. */
const NO_TEXT = /^[\p{P}\p{S}\w]{0,2}$/u;

/** Of values by the folded names that a file has for them, such as the tags of an OFD. */
export function particularsNamed(
	values: readonly { readonly key: string; readonly text: string }[],
): Particulars | undefined {
	return joinParticulars(
		values.map(({ key, text }) => {
			const id = idOf(key);
			return id && !NO_TEXT.test(text) ? { [id]: [tidyText(text)] } : undefined;
		}),
	);
}

/** What the elements of an invoice say beside its fields (票面其他要素). */
export function particularsIn(invoice: XmlNode): Particulars | undefined {
	const found: { [Id in ParticularId]?: string[] } = {};
	const visit = (node: XmlNode, special: ParticularId | undefined): void => {
		if (node.key === "redeinvoice") return; // a field of its own
		const within = node.key === "specificinformation" ? "business" : special && (idOf(node.key) ?? special);
		for (const child of node.children) visit(child, within);
		// What carries a traveller is part of the journey.
		const id = special && special !== "business" ? special : (idOf(node.key) ?? special);
		const value = node.children.length > 0 ? undefined : ownValue(node);
		if (!id || value === undefined || NO_TEXT.test(value)) return;
		found[id] ??= [];
		found[id].push(tidyText(value));
	};
	visit(invoice, undefined);
	return joinParticulars([found]);
}

function idOf(key: string): ParticularId | undefined {
	return NAMES.find(([, names]) => names.test(key))?.[0];
}
