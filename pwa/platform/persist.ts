const ASKED = "persist-asked";

/** Asks the browser once to keep what is stored; some show a question to the person, so it waits for the first import. */
export async function askToPersist(): Promise<void> {
	if (localStorage.getItem(ASKED) !== null || !navigator.storage?.persist) return;
	localStorage.setItem(ASKED, "1");
	if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
