/**
 * What the face says beside its fields (票面其他要素). Kept to be found; nothing is judged or compared by it.
 * buyerContact, sellerContact 地址、电话、开户行及账号 · vehicle 车辆（车架号、发动机号、厂牌型号…） · journey 行程（旅客、车次、航班…） ·
 * business 特定业务（建筑服务发生地、不动产、运输工具…）
 */
export const particularIds = ["buyerContact", "sellerContact", "vehicle", "journey", "business"] as const;
export type ParticularId = (typeof particularIds)[number];

/** Texts as printed, each of them once; what the face does not say is absent. */
export type Particulars = { readonly [Id in ParticularId]?: readonly string[] };

/** No face says more; foreign files may. */
const MOST_TEXTS = 40;
const MOST_CHARACTERS = 200;

/** One of several, the same text once. `undefined` where nothing is said at all. */
export function joinParticulars(all: readonly (Particulars | undefined)[]): Particulars | undefined {
	const said = all.flatMap((one) => Object.entries(one ?? {}));
	const joined = said.map(([id]) => [id, distinct(said.flatMap(([other, texts]) => (other === id ? texts : [])))]);
	return joined.length > 0 ? Object.fromEntries(joined) : undefined;
}

function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts.map((text) => text.slice(0, MOST_CHARACTERS)))].slice(0, MOST_TEXTS);
}
