import { type Language, language } from "./i18n/index.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export interface Look {
	readonly theme: Theme;
	readonly language: Language;
}

const LOOK = "look";

/** Theme and language of the last visit, so that the first picture is already right before the library opens. */
function rememberedLook(): Look {
	const [theme, words] = (localStorage.getItem(LOOK) ?? "").split(" ");
	return {
		theme: theme === "light" || theme === "dark" ? theme : "system",
		language: words === "en" ? "en" : "zh-CN",
	};
}

/** Shows the page in this theme and language, and remembers both for the next visit. */
export function applyLook(look: Look): void {
	localStorage.setItem(LOOK, `${look.theme} ${look.language}`);
	const dark = look.theme === "dark" || (look.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
	document.documentElement.dataset.theme = dark ? "dark" : "light";
	document.documentElement.lang = look.language;
	language.value = look.language;
}

/** The remembered look at once, and again whenever the system's theme changes. */
export function followLook(): void {
	applyLook(rememberedLook());
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyLook(rememberedLook()));
}
