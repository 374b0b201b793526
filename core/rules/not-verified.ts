import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "not_verified";

export const notVerified: Check = {
	id,
	name: { zh: "是否查验过", en: "Verified or not" },
	basis: "domain §9",
	sentences: {
		not_yet: {
			zh: "还没有税务机关查验一致的记录。票面看起来没有问题不等于票是真的。请查验后再报销。",
			en: "No match of the tax authority is on record. A face without faults does not make an invoice genuine. Verify it before claiming.",
		},
		sample_only: {
			zh: "只有演示接口的答复，不是税务机关的答复，不能证明票是真的。真实的票请向税务机关查验后再报销。",
			en: "Only the sample authority has answered, which is no tax authority and proves nothing. Verify real invoices with the tax authority before claiming.",
		},
	},
	run(invoice) {
		if (!invoice.fields.number) return notRun(id, "number"); // nothing that could be asked about
		const confirmed = invoice.evidence.some((one) => one.source === "authority");
		if (invoice.sampleAuthority) return found(id, "note", [], { sentence: "sample_only" });
		return confirmed ? clear(id) : found(id, "note", [], { sentence: "not_yet" });
	},
};
