import type { Detector } from "#extension/detectors/detector.ts";
import { all, baseOf } from "#extension/detectors/dom.ts";
import { fileOf } from "#extension/detectors/file-link.ts";
import { gmail } from "./gmail.ts";
import { netease } from "./netease.ts";
import { outlook } from "./outlook.ts";
import { qq } from "./qq.ts";
import type { MailSite } from "./site.ts";

const id = "webmail";

const MAX_ATTACHMENTS = 500;

const sites: readonly MailSite[] = [qq, netease, outlook, gmail];

/** Attachments of mails read on the web. Links that look like files anywhere are found by `links` already. */
export const webmail: Detector = {
	id,
	fits: (page) => siteOf(page) !== undefined,
	*find(root, page) {
		const site = siteOf(page);
		if (!site) return false;
		const found = all(root, site.selector);
		const base = baseOf(root as Node);
		for (let at = 0; at < Math.min(found.length, MAX_ATTACHMENTS); at++) {
			const element = found[at];
			const attachment = element && site.read(element, base);
			yield attachment && fileOf(id, attachment);
		}
		return found.length > MAX_ATTACHMENTS;
	},
};

function siteOf({ hostname }: URL): MailSite | undefined {
	return sites.find(({ hosts }) => hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)));
}
