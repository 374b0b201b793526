/** What a browser tells of who sent a message. */
export interface Sender {
	readonly id?: string | undefined;
	readonly url?: string | undefined;
}

/**
 * Whether a page or worker of our own sent it. The scripts we put into other people's pages have our id too, but the
 * address of the page: what such a page got at must not reach the library.
 */
export function isOwnPage(sender: Sender | undefined, own: { readonly id: string; readonly root: string }): boolean {
	return sender?.id === own.id && (sender.url ?? "").startsWith(own.root);
}
