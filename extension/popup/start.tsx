import { render } from "preact";

import "#ui/style/index.css";
import "#ui/style/typed.css";
import "#ui/style/findings.css";
import "./style.css";

import { followLook } from "#ui/look.ts";
import { App } from "./app.tsx";
import { Popup, type PopupDeps } from "./popup.ts";

/** Draws the popup over what it is given. */
export function startPopup(root: HTMLElement, deps: PopupDeps): void {
	followLook();
	const popup = new Popup(deps);
	render(<App popup={popup} />, root);
	popup.start();
}
