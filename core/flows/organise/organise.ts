import type { Context } from "#core/flows/context.ts";
import type { OrganiseApp } from "./app.ts";

const names = [
	"label",
	"undoLabels",
	"fileByRules",
	"suggestCategory",
	"labelsInUse",
	"categoryRules",
	"forgetRule",
	"keepCategory",
] as const satisfies readonly (keyof OrganiseApp)[];

/** Loaded when first used: a worker is there at once for what needs none of it. */
export function organiseFlows(context: Context): OrganiseApp {
	let loading: Promise<OrganiseApp> | undefined;
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
		(name: keyof OrganiseApp) =>
		async (...args: unknown[]) => {
			const app = await load();
			return Reflect.apply(app[name], app, args);
		};
	return Object.fromEntries(names.map((name) => [name, later(name)])) as unknown as OrganiseApp; // each name once, with its own arguments
}
