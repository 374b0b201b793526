import { type KindId, kindByNumber } from "#core/model/kinds/index.ts";
import { allOf, everyNode, ownValue } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { isInvoice, textOf, withKind, type XmlDialect } from "../dialect.ts";
import { countNumbers, hasElement, readByTags, type TagTable } from "../tags.ts";

/** First letters of the Chinese names, as tax control software, issuing platforms and the `/fpcy` service use them. */
const tags: TagTable = {
	fields: {
		title: ["fplxmc", "fpmc", "fpzlmc"],
		code: ["fpdm", "fp_dm"],
		number: ["fphm", "fp_hm"],
		digitalNumber: ["sdfphm", "qdfphm", "sdphm"],
		issuedOn: ["kprq", "kpsj"],
		checkCode: ["jym", "fp_jym"],
		machineNumber: ["jqbh", "jqbm", "skpbh"],
		buyerName: ["gfmc", "gmfmc", "gmf_mc", "ghfmc", "ghf_mc", "ghdwmc"],
		buyerTaxId: [
			"gfsh",
			"gmfsh",
			"gmfnsrsbh",
			"gmf_nsrsbh",
			"ghfnsrsbh",
			"ghf_nsrsbh",
			"ghdwdm",
			"ghdwsbh",
			"gfnsrsbh",
		],
		sellerName: ["xfmc", "xsfmc", "xsf_mc", "xhfmc", "xhf_mc", "xhdwmc", "kpfmc"],
		sellerTaxId: [
			"xfsh",
			"xsfsh",
			"xsfnsrsbh",
			"xsf_nsrsbh",
			"xhfnsrsbh",
			"xhf_nsrsbh",
			"xhdwdm",
			"xhdwsbh",
			"xfnsrsbh",
		],
		amount: ["hjje", "hjbhsje", "bhsje", "je"],
		tax: ["hjse", "kphjse", "se"],
		total: ["jshj", "jshjxx", "kphjje", "jshjje"],
		totalInWords: ["jshjdx", "hjdx", "dxje"],
		remark: ["bz"],
		drawer: ["kpr"],
		payee: ["skr", "sky"],
		reviewer: ["fhr"],
		originalCode: ["yfpdm", "yfp_dm", "lzfpdm"],
		originalNumber: ["yfphm", "yfp_hm", "lzfphm", "bhclzfphm", "lzqdfphm"],
		redNoticeNumber: ["hzxxbbh", "tzdbh", "hzqrdbh", "hzfpxxqrdbh", "xxbbh"],
	},
	line: {
		name: ["spmc", "xmmc", "hwmc", "hwhyslwfwmc", "hwhyslwmc", "fyxm"],
		spec: ["ggxh"],
		unit: ["jldw", "dw", "xmdw"],
		quantity: ["xmsl", "spsl", "fysl", "sl"],
		price: ["dj", "xmdj", "spdj"],
		rate: ["slv"],
		amount: ["je", "xmje", "spje"],
		tax: ["se", "spse", "xmse"],
	},
};

/** `sl` is 数量 beside `slv`, but 税率 in the older forms, where 数量 is `xmsl` or `spsl`. */
const ratedTags: TagTable = {
	...tags,
	line: { ...tags.line, quantity: ["xmsl", "spsl", "fysl"], rate: ["slv", "sl"] },
};

/** XML whose element names are the first letters of the Chinese words. */
export const pinyin: XmlDialect = {
	id: "pinyin",
	read(node) {
		if (countNumbers(node, tags) > 1) return undefined;
		const { evidence: found, lines } = readByTags(node, slIsRate(node) ? ratedTags : tags);
		if (!isInvoice(found)) return undefined;
		return { evidence: withKind(found, kindOf(node, textOf(found, "number"))), lines, notes: [] };
	},
};

function slIsRate(node: XmlNode): boolean {
	if (hasElement(node, "slv")) return false;
	if (hasElement(node, "xmsl", "spsl", "fysl")) return true;
	return allOf(node, "sl").some((each) => /^\s*(?:0?\.\d+|0|\d+(?:\.\d+)?%|\D+)\s*$/.test(each.text));
}

const TYPE_NAMES = new Set(["fplx", "fplxdm", "fpzl", "fpzldm", "fppz"]);

function kindOf(node: XmlNode, number: string | undefined): KindId | undefined {
	for (const each of everyNode(node)) {
		const type = TYPE_NAMES.has(each.key) ? ownValue(each) : undefined;
		if (type === undefined) continue;
		for (const source of ["api", "leqi", "baiwang", "qr", "nuonuo"] as const) {
			const kind = kindByNumber(source, type, number);
			if (kind) return kind;
		}
	}
	return undefined;
}
