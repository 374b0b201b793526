import type { Check } from "./check.ts";
import { classOf, kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "remark_complete";

interface Demand {
	readonly sentence: string;
	readonly inClass: RegExp;
	readonly inName?: RegExp;
	readonly notInName?: RegExp;
	/** What a remark that meets the rule cannot do without. */
	readonly expects: RegExp;
}

/** Business whose invoices must say more in the remark (备注栏), with the notice that asks for it. */
const demands: readonly Demand[] = [
	{ sentence: "construction", inClass: /建筑服务|^工程服务/, expects: /项目|工程|地址|地点|[省市县区镇村路街号]/ }, // 公告2016年第23号
	{
		sentence: "real_estate",
		inClass: /不动产|经营租赁/,
		inName: /房|楼|土地|不动产|场地|车位|仓|铺/,
		expects: /地址|坐落|[省市县区镇村路街号]/,
	}, // 公告2016年第23号
	{
		sentence: "freight", // 公告2015年第99号
		inClass: /运输服务/,
		inName: /货|物流|运费|快递/,
		notInName: /客运|旅客|通行/,
		expects: /起运|到达|车|货物|[省市县区].*[至到-]/,
	},
];

export const remarkComplete: Check = {
	id,
	name: { zh: "备注栏内容", en: "Contents of the remark" },
	basis: "税务总局公告2016年第23号, 2015年第99号; domain §5.6",
	sentences: {
		construction: {
			zh: "第 {line} 行「{name}」是建筑服务，备注栏应写明服务发生地和项目名称，这里没有读到。缺少的不能作为税收凭证。请对照原件，如果确实没有，请销售方重开。",
			en: "Line {line}, {name}, is construction: the remark must name the place and the project, and neither was read. Without them it is no tax voucher. Compare with the original; if missing there, have it issued again.",
		},
		real_estate: {
			zh: "第 {line} 行「{name}」是不动产销售或租赁，备注栏应写明不动产的详细地址，这里没有读到。缺少的不能作为税收凭证。请对照原件，如果确实没有，请销售方重开。",
			en: "Line {line}, {name}, is the sale or letting of real estate: the remark must give its full address, which was not read. Without it this is no tax voucher. Compare with the original; if missing there, have it issued again.",
		},
		freight: {
			zh: "第 {line} 行「{name}」是货物运输，备注栏应写明起运地、到达地、车种车号和货物信息，这里没有读到。缺少的可能不能抵扣。请对照原件，如果确实没有，请销售方重开。",
			en: "Line {line}, {name}, is freight: the remark must give origin, destination, vehicle and goods, which were not read. Without them the tax may not be deductible. Compare with the original; if missing there, have it issued again.",
		},
	},
	run(invoice) {
		const { lines } = invoice;
		if (lines.length === 0) return notRun(id, "lines");
		for (const [index, line] of lines.entries()) {
			const demand = demands.find((one) => concerns(one, line.name));
			if (!demand || demand.expects.test(invoice.fields.remark ?? "")) continue;
			// Digital invoices print these in a block of their own, which is not among the fields.
			const kind = kindOf(invoice);
			if (!kind) return notRun(id, "kind");
			if (kind.digital) return notRun(id, "special_information");
			return found(id, "look", ["remark"], { sentence: demand.sentence, line: index + 1, name: line.name });
		}
		return clear(id);
	},
};

function concerns({ inClass, inName, notInName }: Demand, name: string): boolean {
	const itemClass = classOf(name);
	if (itemClass === undefined || !inClass.test(itemClass)) return false;
	return (inName?.test(name) ?? true) && !notInName?.test(name);
}
