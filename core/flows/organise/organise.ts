import type { Context } from "#core/flows/context.ts";
import type { UndoApp } from "#core/flows/undo/app.ts";
import type { OrganiseApp, ShelfApp, TwinsApp } from "./app.ts";

const names = [
	"label",
	"fileByRules",
	"suggestCategory",
	"labelsInUse",
	"categoryRules",
	"forgetRule",
	"keepCategory",
	"columns",
	"saveColumns",
	"views",
	"saveView",
	"removeView",
	"twins",
	"partTwins",
	"undo",
	"canUndo",
] as const satisfies readonly (keyof Organising)[];

type Organising = OrganiseApp & ShelfApp & TwinsApp & UndoApp;

/** Loaded when first used: a worker is there at once for what needs none of it. */
export function organiseFlows(context: Context): Organising {
	let loading: Promise<Organising> | undefined;
	const load = () => {
		loading ??= import("./flows.ts").then(
			({ flows }) => flows(context),
			(cause) => {
				loading = undefined;
				throw cause;
			},
		);
		return loading;
	};
	const later =
		(name: keyof Organising) =>
		async (...args: unknown[]) => {
			const app = await load();
			return Reflect.apply(app[name], app, args);
		};
	return Object.fromEntries(names.map((name) => [name, later(name)])) as unknown as Organising; // each name once, with its own arguments
}
