/** How one mail site shows attachments. */
export interface MailSite {
	/** By its exact end. */
	readonly host: RegExp;
	/** Elements that are attachments, links to one, or items that name one. */
	readonly selector: string;
}
