import { signal } from "@preact/signals";

const query = matchMedia("(width < 960px)");

/** Whether the window is a phone's: panels become pages, rows become cards. */
export const narrow = signal(query.matches);
query.addEventListener("change", () => {
	narrow.value = query.matches;
});
