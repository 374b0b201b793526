import type { LinkWords } from "#extension/detectors/file-link.ts";

/** An attachment as a mail site shows it. */
export type Attachment = LinkWords;

/** How one mail site shows attachments. */
export interface MailSite {
	readonly id: string;
	/** Hosts of the site, by their exact end. */
	readonly hosts: readonly string[];
	/** Elements that may be attachments. */
	readonly selector: string;
	/** What such an element tells, `undefined` when it is no attachment after all. */
	readonly read: (element: Element, base: string) => Attachment | undefined;
}
