import { signal } from "@preact/signals";

/** What the browser believes about the network; a check may fail all the same, and says so then. */
export const online = signal(navigator.onLine);
addEventListener("online", () => {
	online.value = true;
});
addEventListener("offline", () => {
	online.value = false;
});
