import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { type Fen, fen } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import type { Particulars } from "#core/model/particulars.ts";
import { formatWords } from "#core/model/words.ts";
import type { Searchable } from "#core/search/searchable.ts";

/** Places that do not exist, so that no company of a list is anybody's. */
const PLACES = "云泽 临渊 望汐 青屿 松岚 南柯 归墟 白渚 鹿鸣洲 浮玉 沧浪洲 栖霞湾 星汀 雁回 霜桥 长溪洲".split(" ");
const BRANDS =
	"禾穗 朗序 云杉 听澜 墨岭 拾光 知微 鲸落 元启 百炼 沐川 思源堂 景行 乐渔 单车记 重楼 盛樱 行远 曾柏 长风".split(" ");
const TRADES =
	"信息技术 酒店管理 餐饮服务 办公用品 建筑工程 物流运输 文化传媒 电子科技 机械设备 咨询服务 环保科技 医疗器械 农产品 会展服务 物业管理 印刷 劳务派遣 汽车租赁 软件开发 食品贸易".split(
		" ",
	);
const FORMS = ["有限公司", "有限公司", "有限公司", "股份有限公司", "（普通合伙）", "商行"];
const GOODS: readonly (readonly [sort: string, names: readonly string[], rate: string, unit: string])[] = [
	["住宿服务", ["住宿费", "豪华大床房", "标准双人间", "会议室"], "6%", "天"],
	["餐饮服务", ["餐费", "工作餐", "商务宴请"], "6%", "次"],
	["纸制品", ["复印纸", "打印纸", "便签纸", "档案袋", "笔记本"], "13%", "包"],
	["计算机外部设备", ["激光打印机", "显示器", "无线键盘", "移动硬盘", "扫描仪"], "13%", "台"],
	["运输服务", ["运输费", "配送服务费", "客运服务费"], "9%", "次"],
	["信息技术服务", ["技术服务费", "软件维护费", "云服务器租赁"], "6%", "项"],
	["金属制品", ["不锈钢螺栓", "镀锌角钢", "铝合金型材", "膨胀螺丝"], "13%", "件"],
	["蔬菜", ["西红柿", "小白菜", "土豆"], "免税", "公斤"],
	["通信设备", ["交换机", "光纤模块", "网线"], "13%", "个"],
	["劳务", ["保洁服务", "装卸费", "安装费"], "3%", "项"],
];
const REMARKS = [
	"项目名称：{n}号楼装修",
	"订单号{n}",
	"购方开户银行:云泽农商行 账号:99{n}",
	"合同编号YZ-{n}",
	"{n}房 入住3晚",
	"差旅费",
];
const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨".split("");
const GIVEN = "一二三四五六七八九".split("");
const CATEGORIES = ["差旅", "办公", "餐饮", "采购", "服务", "工程", ""];
const TAGS = ["待报销", "已入账", "重要", "张经理", "二季度"];

/** Numbers from 0 to 1, always the same ones for a seed. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/**
 * Invoices as a company of some size keeps them, all invented, with numbers of region 99: one seller in twenty
 * invoices, 40 buyers, 1–20 lines, half of the names of goods met only once or twice.
 */
export function* inventLibrary(count: number, seed = 20261122): Generator<Searchable> {
	const random = randomFrom(seed);
	const below = (most: number) => Math.floor(random() * most);
	const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T; // lists here are not empty
	const company = () => `${pick(PLACES)}市${pick(BRANDS)}${pick(BRANDS)}${pick(TRADES)}${pick(FORMS)}`;
	const taxId = () => `99${String(below(1e15)).padStart(15, "0")}X`;
	const sellers = Array.from({ length: Math.max(20, Math.ceil(count / 20)) }, () => [company(), taxId()] as const);
	const buyers = Array.from({ length: 40 }, () => [company(), taxId()] as const);
	// Numbers of their own, so that all else stays as it was.
	const besides = createBesides(seed + 1, { sellers: sellers.length, buyers: buyers.length });
	const people = Array.from({ length: 300 }, () => pick(SURNAMES) + pick(GIVEN) + pick(GIVEN));

	for (let index = 0; index < count; index++) {
		const seller = Math.floor(random() ** 2 * sellers.length);
		const buyer = Math.floor(random() ** 3 * buyers.length);
		const [sellerName, sellerTaxId] = sellers[seller] ?? ["", ""];
		const [buyerName, buyerTaxId] = buyers[buyer] ?? ["", ""];
		const red = random() < 0.03;
		const lines = Array.from({ length: 1 + Math.floor(random() ** 2 * 14) }, (): Line => {
			const [sort, names, rate, unit] = pick(GOODS);
			const rare = random() < 0.4 ? `${pick(["A", "B", "X", "HD"])}${below(90_000)}` : `${below(40)}型`;
			const quantity = 1 + below(20);
			const price = 100 + below(200_000);
			const amount = (red ? -1 : 1) * quantity * price;
			const percent = Number.parseInt(rate, 10) || 0;
			return {
				name: `*${sort}*${pick(names)}${rare}`,
				...(random() < 0.6 && { spec: `${pick(["A4", "L", "GB", "M"])}${below(500)}` }),
				unit,
				quantity: String(red ? -quantity : quantity) as Decimal,
				price: (price / 100).toFixed(2) as Decimal,
				rate,
				amount: fen(amount),
				...(percent > 0 && { tax: fen(Math.round((amount * percent) / 100)) }),
			};
		});
		const amount = lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
		const tax = lines.reduce((sum, line) => sum + (line.tax ?? 0), 0);
		const special = random() < 0.4;
		const paper = random() < 0.15;
		const issuedOn = `${2022 + below(5)}${two(1 + below(12))}${two(1 + below(28))}` as Day;
		const savedOn = `${2022 + below(5)}${two(1 + below(12))}${two(1 + below(28))}` as Day;
		const remark = random() < 0.5 ? pick(REMARKS).replace("{n}", String(below(1e6))) : undefined;
		const category = pick(CATEGORIES);
		yield {
			id: `${hex(below(2 ** 32), 8)}-${hex(index, 4)}-4${hex(below(4096), 3)}-a000-${hex(index, 12)}`,
			fields: {
				kind: paper ? "special_paper" : special ? "digital_special" : "digital_ordinary",
				title: special ? "电子发票（增值税专用发票）" : "电子发票（普通发票）",
				...(paper
					? { code: `9900${issuedOn.slice(2, 4)}1130`, number: String(10_000_000 + below(89_999_999)) }
					: {
							number: `${issuedOn.slice(2, 4)}99${String(below(1e8)).padStart(8, "0")}${String(index).padStart(8, "0")}`,
						}),
				issuedOn,
				sellerName,
				sellerTaxId,
				buyerName,
				buyerTaxId,
				amount: fen(amount),
				tax: fen(tax),
				total: fen(amount + tax),
				totalInWords: formatWords((amount + tax) as Fen),
				drawer: pick(people),
				...(paper && { payee: pick(people), reviewer: pick(people), machineNumber: `99${below(900) + 100}` }),
				...(remark && { remark }),
				...(red && { originalNumber: `${issuedOn.slice(2, 4)}99${String(below(1e16)).padStart(16, "0")}` }),
			},
			lines,
			particulars: besides(seller, buyer),
			state: red ? "unknown" : pick(["normal", "normal", "normal", "void", "red_full", "unknown"] as const),
			authenticity: pick(["confirmed", "confirmed", "unknown", "contradicted"] as const),
			claimable: pick(["yes", "yes", "look", "no", "unknown"] as const),
			risk: pick(["none", "none", "none", "note", "look", "stop"] as const),
			savedOn,
			createdAt: new Date(Date.UTC(2026, 0, 1) + index * 977).toISOString(),
			...(category && { category }),
			...(random() < 0.2 && { tags: [pick(TAGS), ...(random() < 0.3 ? [pick(TAGS)] : [])] }),
			flags: { trashed: random() < 0.01, needsPerson: random() < 0.01, claimed: random() < 0.3 },
		};
	}
}

/**
 * What faces say beside their fields: address and bank of both parties on six of ten, the same for a company each time;
 * a journey on four of a hundred and a vehicle on one, each met once.
 */
function createBesides(seed: number, count: { readonly sellers: number; readonly buyers: number }) {
	const random = randomFrom(seed);
	const below = (most: number) => Math.floor(random() * most);
	const pick = (list: readonly string[]): string => list[below(list.length)] ?? "";
	const contact = () => [
		`${pick(PLACES)}市${pick(PLACES)}区${pick(BRANDS)}路${below(900)}号${below(30)}层 099-${String(below(1e8)).padStart(8, "0")}`,
		`${pick(PLACES)}银行${pick(BRANDS)}支行 99${String(below(1e15)).padStart(15, "0")}`,
	];
	const sellers = Array.from({ length: count.sellers }, contact);
	const buyers = Array.from({ length: count.buyers }, contact);
	return (seller: number, buyer: number): Particulars => {
		const sort = random();
		const said = random() < 0.6;
		return {
			...(said && { sellerContact: sellers[seller] ?? [], buyerContact: buyers[buyer] ?? [] }),
			...(sort < 0.04 && {
				journey: [
					`${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}`,
					`G${below(9_000)}`,
					`${pick(PLACES)}站`,
					`${pick(PLACES)}站`,
					`${below(16)}车${below(20)}F号`,
				],
			}),
			...(sort > 0.99 && {
				vehicle: [`LYS${String(below(1e14)).padStart(14, "0")}`, `YS${below(1e6)}`, "演示牌YS1000"],
			}),
		};
	};
}

function two(value: number): string {
	return String(value).padStart(2, "0");
}

function hex(value: number, length: number): string {
	return value.toString(16).padStart(length, "0").slice(-length);
}
