import { foldText } from "#core/base/text.ts";

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

/** One of several: what stands in another text of its kind is left out. `undefined` where nothing is said at all. */
export function joinParticulars(all: readonly (Particulars | undefined)[]): Particulars | undefined {
	const joined = particularIds.flatMap((id) => {
		const texts = distinct(all.flatMap((one) => one?.[id] ?? []));
		return texts.length > 0 ? [[id, texts] as const] : [];
	});
	return joined.length > 0 ? (Object.fromEntries(joined) as Particulars) : undefined; // by their ids
}

function distinct(texts: readonly string[]): readonly string[] {
	const kept: { readonly text: string; readonly fold: string }[] = [];
	const folded = texts.map((text) => text.slice(0, MOST_CHARACTERS)).map((text) => ({ text, fold: foldText(text) }));
	for (const one of folded.toSorted((a, b) => b.fold.length - a.fold.length)) {
		if (one.fold !== "" && !kept.some(({ fold }) => fold.includes(one.fold))) kept.push(one);
		if (kept.length === MOST_TEXTS) break;
	}
	return folded.filter((one) => kept.includes(one)).map(({ text }) => text);
}
