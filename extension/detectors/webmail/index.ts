import type { Detector } from "#extension/detectors/detector.ts";
import { all, baseOf, contains } from "#extension/detectors/dom.ts";
import { formOfInvoice } from "#extension/detectors/invoice-file.ts";
import { MAX_NEAR, makeFile, readLink } from "#extension/detectors/link.ts";
import { onlyNumberIn } from "#extension/detectors/numbers.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import { type Attachment, readAttachments } from "./attachment.ts";
import { gmail } from "./gmail.ts";
import { netease } from "./netease.ts";
import { outlook } from "./outlook.ts";
import { qq } from "./qq.ts";
import type { MailSite } from "./site.ts";

const id = "webmail";

const MAX_ATTACHMENTS = 500;

const sites: readonly MailSite[] = [qq, netease, outlook, gmail];

/** Attachments of mails read on the web, and of lists that name them. */
export const webmail: Detector = {
	fits: (page) => siteOf(page) !== undefined,
	*find(root, page) {
		const site = siteOf(page);
		if (!site) return false;
		const base = baseOf(root as Node);
		let last: Attachment | undefined;
		let count = 0;
		for (const element of all(root, site.selector)) {
			if (++count > MAX_ATTACHMENTS) return true;
			yield undefined;
			for (const attachment of readAttachments(element)) {
				// Of two links to one attachment (its name, and 下载 beside it) the first is enough.
				const again = attachment.address && last && contains(attachment.item, last.item);
				if (!again) yield candidateOf(attachment, base);
				last = attachment;
			}
		}
		return false;
	},
};

/** Whether a link is an attachment's: such come from the mail site itself, and `webmail` has judged them. */
export function isAttachment(link: Element, url: URL): boolean {
	const site = siteOf(url);
	return site !== undefined && link.closest(site.selector) !== null;
}

function siteOf({ hostname }: URL): MailSite | undefined {
	return sites.find(({ host }) => host.test(hostname));
}

function candidateOf({ name, address }: Attachment, base: string): Candidate | undefined {
	const link = readLink({ address: address || base, base, text: name, name });
	const form = link && formOfInvoice(link);
	if (!form) return undefined;
	if (address) return makeFile(id, link, form);
	// There is nothing to fetch; the number in the name can be asked about.
	const number = onlyNumberIn(name);
	return number === undefined
		? undefined
		: { what: "fields", key: number, detector: id, fields: { number }, near: name.slice(0, MAX_NEAR) };
}
