import { signal } from "@preact/signals";

const SAID = "clock-said";

/** Up to which instant a clock that stands before it was spoken of, and somebody has seen it. */
const said = signal(localStorage.getItem(SAID) ?? "");

/** It is said once of each time the clock went back, not with every page. */
export function isNews(newest: string): boolean {
	return newest > said.value;
}

export function noteSaid(newest: string): void {
	localStorage.setItem(SAID, newest);
	said.value = newest;
}
