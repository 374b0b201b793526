import { expect, it } from "vitest";

import { xmlReader } from "#core/readers/xml/xml.ts";
import { encode, makeContext, readingsOf } from "../markup/context.ts";
import { BUYER, einvoice, NUMBER, SELLER } from "./samples.ts";

it("what an XML says beside its fields is kept by what it is about, and the blue invoice is no part of it", async () => {
	const special =
		"<PassengerTransportation><Traveler>样张人</Traveler><Departure>甲地</Departure><Vehicletype>G9999</Vehicletype></PassengerTransportation>" +
		"<ConstructionService><Site>示例省演示市</Site><CrossCity>N</CrossCity></ConstructionService>" +
		"<RedEInvoice><OriginalInvoiceCode>26992000000000000302</OriginalInvoiceCode></RedEInvoice>";
	const text = einvoice({ special })
		.replace(
			"</SellerInformation>",
			"<SellerAddr>演示市样张路1号</SellerAddr><SellerBankAccNum>9900123400005678</SellerBankAccNum></SellerInformation>",
		)
		.replace("</BuyerInformation>", "<BuyerTelNum>099-00000000</BuyerTelNum></BuyerInformation>");

	const [reading] = readingsOf(await xmlReader.read(encode(text), makeContext()));

	expect(reading?.particulars).toEqual({
		sellerContact: ["演示市样张路1号", "9900123400005678"],
		buyerContact: ["099-00000000"],
		journey: ["样张人", "甲地", "G9999"],
		business: ["示例省演示市"],
	});
	expect(JSON.stringify(reading?.particulars)).not.toMatch(new RegExp(`${NUMBER}|${BUYER.name}|${SELLER.name}`));
});
