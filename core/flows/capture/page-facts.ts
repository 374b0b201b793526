import type { PageOfRecord, RecordEvent } from "#core/model/record.ts";

const MAX_URL = 500;
const MAX_TITLE = 200;

/** Names in a query whose values open an account or a session: they must not lie in a library that is handed on. */
const SECRET = /token|ticket|session|^s?id$|auth|passw|pwd|secret|sign|key|code$|credential/i;

/** A page as it may be kept: without name, password, fragment and tokens, bounded. */
export function tidyPage({ url, title }: PageOfRecord): PageOfRecord {
	return { url: tidyAddress(url), title: Array.from(title.trim()).slice(0, MAX_TITLE).join("") };
}

/** What an event keeps of a page. */
export function pageFacts(page: PageOfRecord): RecordEvent["facts"] {
	const { url, title } = tidyPage(page);
	return { ...(url && { url }), ...(title && { title }) };
}

function tidyAddress(text: string): string {
	const url = URL.parse(text);
	if (!url || !/^(?:https?|file):$/.test(url.protocol)) return "";
	url.username = "";
	url.password = "";
	url.hash = "";
	for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.delete(name);
	if (url.href.length > MAX_URL) url.search = "";
	return url.href.slice(0, MAX_URL);
}
