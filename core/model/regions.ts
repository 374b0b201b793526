/** Where an invoice was issued: a province or a 计划单列市 with its own tax bureau (domain §1.4, §1.5). */
export interface Region {
	/** As in 发票代码: four digits. */
	readonly code: string;
	/** As in the 20-digit number, positions 3–4. */
	readonly digital: string;
	readonly zh: string;
	readonly en: string;
}

const region = (code: string, digital: string, zh: string, en: string): Region => ({ code, digital, zh, en });

/** No public list pairs 91–94 with Dalian, Ningbo, Xiamen and Qingdao; only 95 is known (domain §1.5). */
export const regions: readonly Region[] = [
	region("1100", "11", "北京", "Beijing"),
	region("1200", "12", "天津", "Tianjin"),
	region("1300", "13", "河北", "Hebei"),
	region("1400", "14", "山西", "Shanxi"),
	region("1500", "15", "内蒙古", "Inner Mongolia"),
	region("2100", "21", "辽宁", "Liaoning"),
	region("2102", "", "大连", "Dalian"),
	region("2200", "22", "吉林", "Jilin"),
	region("2300", "23", "黑龙江", "Heilongjiang"),
	region("3100", "31", "上海", "Shanghai"),
	region("3200", "32", "江苏", "Jiangsu"),
	region("3300", "33", "浙江", "Zhejiang"),
	region("3302", "", "宁波", "Ningbo"),
	region("3400", "34", "安徽", "Anhui"),
	region("3500", "35", "福建", "Fujian"),
	region("3502", "", "厦门", "Xiamen"),
	region("3600", "36", "江西", "Jiangxi"),
	region("3700", "37", "山东", "Shandong"),
	region("3702", "", "青岛", "Qingdao"),
	region("4100", "41", "河南", "Henan"),
	region("4200", "42", "湖北", "Hubei"),
	region("4300", "43", "湖南", "Hunan"),
	region("4400", "44", "广东", "Guangdong"),
	region("4403", "95", "深圳", "Shenzhen"),
	region("4500", "45", "广西", "Guangxi"),
	region("4600", "46", "海南", "Hainan"),
	region("5000", "50", "重庆", "Chongqing"),
	region("5100", "51", "四川", "Sichuan"),
	region("5200", "52", "贵州", "Guizhou"),
	region("5300", "53", "云南", "Yunnan"),
	region("5400", "54", "西藏", "Tibet"),
	region("6100", "61", "陕西", "Shaanxi"),
	region("6200", "62", "甘肃", "Gansu"),
	region("6300", "63", "青海", "Qinghai"),
	region("6400", "64", "宁夏", "Ningxia"),
	region("6500", "65", "新疆", "Xinjiang"),
	region("", "91", "计划单列市", "City with its own tax bureau"),
	region("", "92", "计划单列市", "City with its own tax bureau"),
	region("", "93", "计划单列市", "City with its own tax bureau"),
	region("", "94", "计划单列市", "City with its own tax bureau"),
	region("9900", "99", "演示", "Sample"), // ours alone: no tax bureau has it, so samples cannot be taken for real
];

/** The region of the four digits inside a 发票代码; cities without a bureau of their own belong to their province. */
export function regionOfCode(digits: string): Region | undefined {
	const exact = regions.find((entry) => entry.code !== "" && entry.code === digits);
	return exact ?? regions.find((entry) => entry.code !== "" && entry.code === `${digits.slice(0, 2)}00`);
}

/** The region of positions 3–4 of a 20-digit number. */
export function regionOfNumber(digits: string): Region | undefined {
	return regions.find((entry) => entry.digital !== "" && entry.digital === digits);
}
