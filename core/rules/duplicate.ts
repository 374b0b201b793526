import { formatDay } from "#core/base/day.ts";
import type { Check, Twin } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "duplicate";

export const duplicate: Check = {
	id,
	name: { zh: "重复报销", en: "Duplicate" },
	basis: "财会〔2020〕6号; domain §9",
	sentences: {
		identity: {
			zh: "与 {savedOn} 保存的发票号码相同，是同一张票（共 {count} 条记录）。同一张票只能报销一次。请打开那条记录核对，不要重复报销。",
			en: "It has the number of an invoice saved on {savedOn}: it is the same invoice ({count} records). An invoice is claimed once only. Open that record, and do not claim it again.",
		},
		identity_claimed: {
			zh: "同一张发票已在 {claimedOn} 标记为已报销（{savedOn} 保存，共 {count} 条记录）。不要重复报销。请打开那条记录核对。",
			en: "This invoice was marked as claimed on {claimedOn} (saved on {savedOn}, {count} records). Do not claim it again. Open that record to compare.",
		},
		file: {
			zh: "与 {savedOn} 保存的文件逐字节相同（共 {count} 条记录）。同一份文件只能报销一次。请打开那条记录核对，不要重复报销。",
			en: "The file is the same, byte for byte, as one saved on {savedOn} ({count} records). Open that record, and do not claim it twice.",
		},
		near: {
			zh: "与 {savedOn} 保存的一张发票很像：销售方、金额和日期相同，号码不同。可能是同一张票的号码读错，也可能是同一笔业务开了两次，或真的是两笔。请打开那条记录逐项核对。",
			en: "It is much like an invoice saved on {savedOn}: seller, amount and day are the same, the number is not. One number may be misread, one deal invoiced twice, or there were really two. Open that record and compare.",
		},
	},
	run(invoice, { twins }) {
		if (twins === undefined) return notRun(id, "twins");
		const worst = [...twins].sort((a, b) => rank(a) - rank(b))[0];
		if (!worst) return invoice.identity || invoice.forms.length > 0 ? clear(id) : notRun(id, "number");
		const { why, recordId, savedOn, claimedOn } = worst;
		const claimed = claimedOn !== undefined && why !== "near";
		return found(id, why === "near" ? "look" : "stop", ["number"], {
			sentence: claimed ? "identity_claimed" : why,
			recordId,
			savedOn: formatDay(savedOn),
			count: twins.filter((twin) => (twin.why === "near") === (why === "near")).length, // alike is not the same
			...(claimed ? { claimedOn: formatDay(claimedOn) } : {}),
		});
	},
};

/** A claimed twin weighs most, then the same number, the same file, and what is only alike. */
function rank({ why, claimedOn }: Twin): number {
	if (why === "near") return 3;
	if (claimedOn !== undefined) return 0;
	return why === "identity" ? 1 : 2;
}
