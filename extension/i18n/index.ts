import { sharedWords, tell } from "#ui/i18n/index.ts";
import { backgroundWords } from "./background.ts";
import { bridgeWords } from "./bridge.ts";
import { optionsWords } from "./options.ts";
import { popupWords } from "./popup.ts";

/** Every word the extension shows, but for the marks in other people's pages (`extension/look`). */
export const extensionWords = { ...sharedWords, ...backgroundWords, ...bridgeWords, ...optionsWords, ...popupWords };
export type WordKey = keyof typeof extensionWords;

export const { t, tMaybe } = tell(extensionWords);
