/** `YYYYMMDD-HHMM` on the clock of this machine: part of a file's name. */
export function stampOf(now: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
	return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
