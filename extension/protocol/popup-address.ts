/** What the popup shows when it is opened as a page of its own: one record, or a problem with what was pointed at. */
export interface PopupAim {
	readonly record?: string;
	/** Tab whose candidates are shown; absent: the active one. */
	readonly tab?: number;
	/** Code of a `SaveProblem` or `VerifyProblem`. */
	readonly problem?: string;
}

/** @example popupPath({ record: "r1" }) === "/popup.html?record=r1" */
export function popupPath({ record, tab, problem }: PopupAim): string {
	const search = new URLSearchParams({
		...(record !== undefined && { record }),
		...(tab !== undefined && { tab: String(tab) }),
		...(problem !== undefined && { problem }),
	}).toString();
	return search === "" ? "/popup.html" : `/popup.html?${search}`;
}

/** Reads `location.search`; anything else than codes and numbers is left out. */
export function parsePopupSearch(search: string): PopupAim {
	const given = new URLSearchParams(search);
	const record = given.get("record") ?? "";
	const tab = given.get("tab") ?? "";
	const problem = given.get("problem") ?? "";
	return {
		...(/^[\w-]{1,100}$/.test(record) && { record }),
		...(/^\d{1,10}$/.test(tab) && { tab: Number(tab) }),
		...(/^[a-z_]{1,40}$/.test(problem) && { problem }),
	};
}
