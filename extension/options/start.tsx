import { render } from "preact";

import "#ui/style/index.css";
import "#ui/style/settings.css";
import "./style.css";

import { followLook } from "#ui/look.ts";
import { App } from "./app.tsx";
import { Options, type OptionsDeps } from "./options.ts";

/** Draws the options page over what it is given. */
export function startOptions(root: HTMLElement, deps: OptionsDeps): void {
	followLook();
	const options = new Options(deps);
	render(<App options={options} />, root);
	deps.around.onLock(() => void options.onLock());
	addEventListener("focus", () => void options.lookAgain());
	void options.open();
}
