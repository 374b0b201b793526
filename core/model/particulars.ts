/**
 * What the face says beside its fields (票面其他要素). Kept to be found; nothing is judged or compared by it.
 * buyerContact, sellerContact 地址、电话、开户行及账号 · vehicle 车辆（车架号、发动机号、厂牌型号…） · journey 行程（旅客、车次、航班…） ·
 * business 特定业务（建筑服务发生地、不动产、运输工具…）
 */
export const particularIds = ["buyerContact", "sellerContact", "vehicle", "journey", "business"] as const;
export type ParticularId = (typeof particularIds)[number];

/** Texts as printed, each of them once; what the face does not say is absent. */
export type Particulars = { readonly [Id in ParticularId]?: readonly string[] };

/** 地址、电话 and 开户行及账号 of the parties, which a page labels as the face does. */
export const pageContacts = ["buyerAddress", "buyerAccount", "sellerAddress", "sellerAccount"] as const;
export type PageContact = (typeof pageContacts)[number];

/** No face says more; foreign files may. */
const MOST_TEXTS = 40;
const MOST_CHARACTERS = 200;

/** `***` and `-` stand in the place of a text. */
const SAYS = /[\p{L}\p{N}]/u;

/** One of several, the same text once. `undefined` where nothing is said at all. */
export function joinParticulars(all: readonly (Particulars | undefined)[]): Particulars | undefined {
	const said = all
		.flatMap((one) => Object.entries(one ?? {}))
		.map(([id, texts]) => ({ id, texts: texts.filter((text) => SAYS.test(text)) }))
		.filter(({ texts }) => texts.length > 0);
	const joined = said.map(({ id }) => [id, distinct(said.flatMap((one) => (one.id === id ? one.texts : [])))]);
	return joined.length > 0 ? Object.fromEntries(joined) : undefined;
}

/** The same with every text as `change` leaves it. */
export function mapParticulars(all: Particulars, change: (text: string) => string): Particulars {
	return Object.fromEntries(Object.entries(all).map(([id, texts]) => [id, texts.map(change)]));
}

function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts.map((text) => text.slice(0, MOST_CHARACTERS)))].slice(0, MOST_TEXTS);
}
