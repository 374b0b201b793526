/** Calls at once, then once after each such time in which it was asked for again: never oftener, and always at last. */
export function atMostEvery(milliseconds: number, call: () => void): () => void {
	let resting = false;
	let again = false;
	function run(): void {
		if (resting) {
			again = true;
			return;
		}
		resting = true;
		again = false;
		setTimeout(() => {
			resting = false;
			if (again) run();
		}, milliseconds);
		call();
	}
	return run;
}
