import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "qr_address";

/** What an imitation puts into its address to look official; the true hosts end in these and nothing else. */
const imitated = /chinatax|inv-?veri|mof[.-]?gov/i;
const official = /(?:^|\.)(?:chinatax|mof)\.gov\.cn$/;

export const qrAddress: Check = {
	id,
	name: { zh: "二维码里的网址", en: "Address in the QR code" },
	basis: "domain §2.4",
	sentences: {
		look_alike: {
			zh: "二维码指向 {host}，样子像税务网站，但不是税务机关的域名（应以 chinatax.gov.cn 或 mof.gov.cn 结尾）。不要打开，也不要相信它显示的查验结果，请自己到税务机关网站查验。",
			en: "The QR code leads to {host}, which looks like a tax site but is not one (those end in chinatax.gov.cn or mof.gov.cn). Do not open it nor believe what it confirms; go to the authority's own site.",
		},
	},
	run(invoice) {
		const hosts = invoice.qr.flatMap((one) => hostOf(one.text) ?? []);
		if (invoice.qr.length === 0) return notRun(id, "qr");
		const host = hosts.find((name) => imitated.test(name) && !official.test(name));
		return host ? found(id, "stop", [], { sentence: "look_alike", host }) : clear(id);
	},
};

/** What a browser would open: a name before `@` is not the host. */
function hostOf(text: string): string | undefined {
	const authority = /^\s*https?:[\\/]{2}([^\\/?#\s]+)/i.exec(text.normalize("NFKC"))?.[1];
	return authority
		?.slice(authority.lastIndexOf("@") + 1)
		.replace(/:\d*$/, "")
		.replace(/\.$/, "")
		.toLowerCase();
}
