import { type KindId, kindById } from "#core/model/kinds/index.ts";

/**
 * Whether two sources name kinds that exclude each other. Only 专用发票 against 普通发票 is sure, and only where both
 * say it in their name: sources differ in how finely they tell the rest apart (通行费, 机动车, rail … are "ordinary" or
 * "special" to some), and type numbers clash between vendors (domain §1.6).
 */
export function kindsConflict(a: KindId, b: KindId): boolean {
	const [one, other] = [statedClass(a), statedClass(b)];
	return one !== undefined && other !== undefined && one !== other;
}

/** 数电纸质发票: a paper form filled in by the digital system. */
export function isDigitalPaper(id: KindId): boolean {
	const kind = kindById(id);
	return kind.digital && kind.medium === "paper";
}

function statedClass(id: KindId): string | undefined {
	return /专用发票|普通发票/.exec(kindById(id).name.zh)?.[0];
}
