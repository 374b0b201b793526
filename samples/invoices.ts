import { fen } from "#core/base/fen.ts";
import { formatWords } from "#core/model/words.ts";
import { type InventedLine, inventInvoice, inventTaxId, type SampleInvoice } from "./invoice.ts";

const LAPTOPS: readonly InventedLine[] = [
	{ name: "*电子计算机*演示笔记本电脑", spec: "YS-14", unit: "台", quantity: "1", price: "1000.00", rate: "13%" },
];
const MEALS: readonly InventedLine[] = [
	{ name: "*餐饮服务*餐费", unit: "次", quantity: "1", price: "188.68", rate: "6%" },
];
const CAR: readonly InventedLine[] = [
	{ name: "演示牌小型轿车", spec: "YS7150", unit: "辆", quantity: "1", price: "88495.58", rate: "13%" },
];
const USED_CAR: readonly InventedLine[] = [{ name: "演示牌小型轿车（二手）", rate: "***", amount: "36000.00" }];

const seller = { sellerName: "示例电子商贸有限公司", sellerTaxId: inventTaxId(3) };
const restaurant = { sellerName: "演示餐饮管理有限公司", sellerTaxId: inventTaxId(4) };
const dealer = { sellerName: "示例汽车销售有限公司", sellerTaxId: inventTaxId(5) };
const carrier = { sellerName: "演示运输服务有限公司", sellerTaxId: inventTaxId(6) };

const ORDINARY = { kind: "digital_ordinary", title: "电子发票（普通发票）", ...restaurant, lines: MEALS } as const;
const SPECIAL = { kind: "digital_special", title: "电子发票（增值税专用发票）", ...seller, lines: LAPTOPS } as const;
const ELECTRONIC = {
	kind: "ordinary_electronic",
	title: "演示增值税电子普通发票",
	code: "099002400111",
	machineNumber: "990000000001",
	...restaurant,
	lines: MEALS,
} as const;

/** One of each kind `/fpcy` takes; each is found and normal. */
const kindSamples: readonly SampleInvoice[] = [
	inventInvoice({ ...ORDINARY, id: "ordinary", number: digital("26", 2, 1), issuedOn: "20260312" }),
	inventInvoice({ ...SPECIAL, id: "special", number: digital("26", 2, 2), issuedOn: "20260415" }),
	inventInvoice({
		...ELECTRONIC,
		id: "electronic",
		number: "00000101",
		issuedOn: "20240506",
		checkCode: checkCode(101),
	}),
	inventInvoice({
		id: "special-electronic",
		kind: "special_electronic",
		title: "演示增值税电子专用发票",
		code: "099002600113",
		number: "00000102",
		issuedOn: "20260618",
		machineNumber: "990000000001",
		...seller,
		lines: [
			{
				name: "*电子计算机*演示笔记本电脑",
				spec: "YS-14",
				unit: "台",
				quantity: "3",
				price: "4424.7787610619",
				rate: "13%",
			},
			{ name: "*电子计算机*演示笔记本电脑", rate: "13%", amount: "-274.34" },
		],
	}),
	inventInvoice({
		id: "ordinary-paper",
		kind: "ordinary_paper",
		title: "演示增值税普通发票",
		code: "099002400104",
		number: "00000103",
		issuedOn: "20240709",
		checkCode: checkCode(103),
		...restaurant,
	}),
	inventInvoice({
		id: "special-paper",
		kind: "special_paper",
		title: "演示增值税专用发票",
		code: "9900261130",
		number: "00000104",
		issuedOn: "20260820",
		...seller,
		lines: LAPTOPS,
	}),
	inventInvoice({
		id: "roll",
		kind: "roll",
		title: "演示增值税普通发票（卷票）",
		code: "099002400107",
		number: "00000105",
		issuedOn: "20240901",
		checkCode: checkCode(105),
		machineNumber: "990000000002",
		...restaurant,
		lines: [
			{ name: "*餐饮服务*套餐甲", quantity: "2", price: "50.00", rate: "6%" },
			{ name: "*餐饮服务*套餐乙", quantity: "1", price: "30.00", rate: "6%" },
		],
	}),
	inventInvoice({
		id: "toll-electronic",
		kind: "toll_electronic",
		title: "演示增值税电子普通发票（通行费）",
		code: "099002400112",
		number: "00000106",
		issuedOn: "20241008",
		checkCode: checkCode(106),
		...carrier,
		lines: [{ name: "*经营租赁*通行费", rate: "3%", amount: "23.72" }],
	}),
	inventInvoice({
		id: "digital-toll",
		kind: "digital_toll",
		title: "电子发票（普通发票）",
		number: digital("26", 7, 3),
		issuedOn: "20260118",
		...carrier,
		lines: [{ name: "*生产生活服务*通行费", rate: "3%", amount: "5.45" }],
	}),
	inventInvoice({
		id: "rail",
		kind: "rail",
		title: "电子发票（铁路电子客票）",
		number: digital("26", 9, 4),
		issuedOn: "20260203",
		...carrier,
		lines: [{ name: "*运输服务*铁路旅客运输", rate: "9%", amount: "507.80", tax: "45.70" }],
	}),
	inventInvoice({
		id: "air",
		kind: "air",
		title: "电子发票（航空运输电子客票行程单）",
		number: digital("26", 8, 5),
		issuedOn: "20260220",
		...carrier,
		lines: [
			{ name: "*运输服务*航空旅客运输", rate: "9%", amount: "917.43", tax: "82.57" },
			{ name: "民航发展基金", rate: "不征税", amount: "50.00" },
		],
	}),
	inventInvoice({
		id: "motor-paper",
		kind: "motor_paper",
		title: "机动车销售统一发票",
		code: "199002420001",
		number: "00000107",
		issuedOn: "20241111",
		...dealer,
		lines: CAR,
	}),
	inventInvoice({
		id: "usedcar-paper",
		kind: "usedcar_paper",
		title: "二手车销售统一发票",
		code: "099002400117",
		number: "00000108",
		issuedOn: "20241212",
		...dealer,
		lines: USED_CAR,
	}),
	inventInvoice({
		id: "digital-motor",
		kind: "digital_motor",
		title: "电子发票（机动车销售统一发票）",
		number: digital("26", 2, 6),
		issuedOn: "20260305",
		...dealer,
		lines: CAR,
	}),
	inventInvoice({
		id: "digital-usedcar",
		kind: "digital_usedcar",
		title: "电子发票（二手车销售统一发票）",
		number: digital("26", 2, 7),
		issuedOn: "20260306",
		...dealer,
		lines: USED_CAR,
	}),
	inventInvoice({
		id: "digital-paper-special",
		kind: "digital_paper_special",
		title: "演示增值税专用发票",
		code: "9900251130",
		number: "00000109",
		digitalNumber: digital("25", 2, 8),
		issuedOn: "20250610",
		...seller,
		lines: LAPTOPS,
	}),
	inventInvoice({
		id: "digital-paper-ordinary",
		kind: "digital_paper_ordinary",
		title: "演示增值税普通发票",
		code: "099002500104",
		number: "00000110",
		digitalNumber: digital("25", 2, 123_456),
		issuedOn: "20250611",
		...restaurant,
		lines: MEALS,
	}),
	inventInvoice({
		id: "digital-paper-motor",
		kind: "digital_paper_motor",
		title: "机动车销售统一发票",
		code: "199002520001",
		number: "00000111",
		digitalNumber: digital("25", 2, 9),
		issuedOn: "20250612",
		...dealer,
		lines: CAR,
	}),
	inventInvoice({
		id: "digital-paper-usedcar",
		kind: "digital_paper_usedcar",
		title: "二手车销售统一发票",
		code: "099002500117",
		number: "00000112",
		digitalNumber: digital("25", 2, 10),
		issuedOn: "20250613",
		...dealer,
		lines: USED_CAR,
	}),
	inventInvoice({
		id: "freight-paper",
		kind: "freight_paper",
		title: "演示货物运输业增值税专用发票",
		code: "9900241730",
		number: "00000113",
		issuedOn: "20240314",
		...carrier,
		lines: [{ name: "*运输服务*货物运输", unit: "次", quantity: "1", price: "2000.00", rate: "9%" }],
	}),
];

/** One of each thing an authority may say or fail to say. */
const outcomeSamples: readonly SampleInvoice[] = [
	inventInvoice({
		...ELECTRONIC,
		id: "void",
		code: "099002600111",
		number: "00000201",
		issuedOn: "20260715",
		checkCode: checkCode(201),
		behaviour: { what: "match", state: "void" },
	}),
	inventInvoice({
		...SPECIAL,
		id: "red-full",
		number: digital("26", 2, 202),
		issuedOn: "20260508",
		behaviour: { what: "match", state: "red_full" },
	}),
	inventInvoice({
		...SPECIAL,
		id: "red-part",
		number: digital("26", 2, 203),
		issuedOn: "20260509",
		behaviour: { what: "match", state: "red_part" },
	}),
	inventInvoice({
		...SPECIAL,
		id: "red-sheet",
		number: digital("26", 2, 204),
		issuedOn: "20260520",
		lines: [
			{ name: "*电子计算机*演示笔记本电脑", spec: "YS-14", unit: "台", quantity: "-1", price: "1000.00", rate: "13%" },
		],
		originalNumber: digital("26", 2, 202),
		redNoticeNumber: "99002605200000000001",
		remark: `被红冲蓝字数电票号码：${digital("26", 2, 202)} 红字发票信息确认单编号：99002605200000000001`,
		behaviour: { what: "match", state: "red_unknown" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "not-found",
		number: digital("26", 2, 205),
		issuedOn: "20260601",
		behaviour: { what: "not_found" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "mismatch",
		number: digital("26", 2, 206),
		issuedOn: "20260602",
		behaviour: { what: "mismatch" },
	}),
	inventInvoice({
		...SPECIAL,
		id: "altered",
		number: digital("26", 2, 207),
		issuedOn: "20260603",
	}),
	inventInvoice({
		...ELECTRONIC,
		id: "differs",
		code: "099002600111",
		number: "00000208",
		issuedOn: "20261024",
		checkCode: checkCode(208),
		behaviour: {
			what: "match",
			state: "normal",
			says: { amount: fen(8868), tax: fen(532), total: fen(9400) },
		},
	}),
	inventInvoice({
		...ORDINARY,
		id: "limit",
		number: digital("26", 2, 209),
		issuedOn: "20260604",
		behaviour: { what: "limit" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "too-new",
		number: digital("26", 2, 210),
		issuedOn: "20261121",
		behaviour: { what: "too_new" },
	}),
	inventInvoice({
		...ELECTRONIC,
		id: "too-old",
		code: "099001900111",
		number: "00000211",
		issuedOn: "20240102",
		checkCode: checkCode(211),
		behaviour: { what: "too_old" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "busy",
		number: digital("26", 2, 212),
		issuedOn: "20260605",
		behaviour: { what: "busy" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "slow",
		number: digital("26", 2, 213),
		issuedOn: "20260606",
		behaviour: { what: "slow" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "broken-json",
		number: digital("26", 2, 214),
		issuedOn: "20260607",
		behaviour: { what: "broken_json" },
	}),
	inventInvoice({
		...ORDINARY,
		id: "http-500",
		number: digital("26", 2, 215),
		issuedOn: "20260608",
		behaviour: { what: "http_500" },
	}),
	inventInvoice({
		...SPECIAL,
		id: "red-later",
		number: digital("26", 2, 216),
		issuedOn: "20260812",
		behaviour: { what: "match", state: "normal", later: "red_full" },
	}),
];

export const sampleInvoices: readonly SampleInvoice[] = [...kindSamples, ...outcomeSamples];

/** The sample of this id; asking for one that is not there is a slip of the caller. */
export function sampleInvoice(id: string): SampleInvoice {
	const invoice = sampleInvoices.find((sample) => sample.id === id);
	if (!invoice) throw new RangeError("no such sample");
	return invoice;
}

/** What the altered file prints in place of its true total of 1,130.00: two digits changed places. */
export const alteredTotal = { total: fen(131_000), totalInWords: formatWords(fen(131_000)) };

/** A 数电票 number of the invented region 99. */
function digital(year: string, channel: number, serial: number): string {
	return `${year}99${channel}${String(serial).padStart(15, "0")}`;
}

function checkCode(serial: number): string {
	return String(serial).padStart(5, "9") + String(serial * 7919).padStart(15, "3");
}
