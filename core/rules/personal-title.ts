import type { KindId } from "#core/model/kinds/index.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";
import { isPersonalBuyer } from "./support/person.ts";

const id = "personal_title";

/** Made out to the traveller or the patient by nature. */
const personalByNature: readonly KindId[] = ["rail", "air", "fiscal", "roll"];

export const personalTitle: Check = {
	id,
	name: { zh: "个人抬头", en: "Personal title" },
	basis: "税务总局公告2017年第16号, 2018年第28号; domain §9",
	sentences: {
		personal: {
			zh: "抬头是个人「{buyerName}」，不是单位。除车票、机票、医疗等按规定开给个人的票以外，单位一般不能用它报销。请确认本单位是否接受，或请销售方改开单位抬头。",
			en: "The title is a person, {buyerName}, and no company. Except for tickets, medical receipts and the like, companies normally cannot book it. Ask whether yours accepts it, or have it issued to the company.",
		},
	},
	run(invoice) {
		const { buyerName, kind } = invoice.fields;
		if (kind && personalByNature.includes(kind)) return clear(id);
		const personal = isPersonalBuyer(invoice);
		if (personal === undefined || buyerName === undefined) return notRun(id, "buyerName");
		return personal ? found(id, "look", ["buyerName"], { sentence: "personal", buyerName }) : clear(id);
	},
};
