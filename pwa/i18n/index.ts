import { sharedWords, tell } from "#ui/i18n/index.ts";
import { bridgeWords } from "./bridge.ts";
import { checkWords } from "./check.ts";
import { frameWords } from "./frame.ts";
import { historyWords } from "./history.ts";
import { ledgerWords } from "./ledger.ts";
import { libraryWords } from "./library.ts";
import { queueWords } from "./queue.ts";
import { recordWords } from "./record.ts";
import { settingsWords } from "./settings.ts";

/** Every word the app of the page shows. */
export const appWords = {
	...sharedWords,
	...bridgeWords,
	...checkWords,
	...frameWords,
	...historyWords,
	...ledgerWords,
	...libraryWords,
	...queueWords,
	...recordWords,
	...settingsWords,
};
export type WordKey = keyof typeof appWords;

export const { t, tMaybe } = tell(appWords);
