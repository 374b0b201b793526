import { foldText } from "#core/base/text.ts";

/** A category an accountant expects. It is kept under its Chinese name, whatever the language on screen. */
export interface DefaultCategory {
	readonly zh: string;
	readonly en: string;
}

/** In the order in which they are offered; the user adds his own. */
export const defaultCategories: readonly DefaultCategory[] = [
	{ zh: "差旅", en: "Travel" },
	{ zh: "市内交通", en: "Local transport" },
	{ zh: "餐饮", en: "Meals" },
	{ zh: "业务招待", en: "Entertainment" },
	{ zh: "办公", en: "Office" },
	{ zh: "通讯", en: "Phone and internet" },
	{ zh: "软件与信息服务", en: "Software and IT" },
	{ zh: "会议培训", en: "Meetings and training" },
	{ zh: "广告宣传", en: "Advertising" },
	{ zh: "物流快递", en: "Freight and post" },
	{ zh: "租赁物业", en: "Rent" },
	{ zh: "水电燃料", en: "Utilities and fuel" },
	{ zh: "维修", en: "Repairs" },
	{ zh: "福利", en: "Staff welfare" },
	{ zh: "原材料", en: "Materials" },
	{ zh: "固定资产", en: "Fixed assets" },
	{ zh: "专业服务", en: "Professional services" },
	{ zh: "其他", en: "Other" },
];

const byEnglish: ReadonlyMap<string, string> = new Map(defaultCategories.map(({ zh, en }) => [foldText(en), zh]));

/** The name under which a category is kept: of a default one the Chinese, also where its English was typed. */
export function keptCategory(typed: string): string {
	return byEnglish.get(foldText(typed)) ?? typed;
}
