/** Whether a call to the worker failed since the data are of a newer app. Only the name of an error comes over. */
export function isNewerData(cause: unknown): boolean {
	return cause instanceof Error && cause.name === "NewerDataError";
}
