/** Lets a fixed number in at a time; the others wait in line. */
export interface Gate {
	/** `true` when it is this one's turn, `false` when the signal came first. */
	enter(signal: AbortSignal): Promise<boolean>;
	leave(): void;
}

export function createGate(size: number): Gate {
	const line: (() => void)[] = [];
	let free = size;
	return {
		enter(signal) {
			if (signal.aborted) return Promise.resolve(false);
			if (free > 0) {
				free -= 1;
				return Promise.resolve(true);
			}
			return new Promise((resolve) => {
				const goIn = () => {
					signal.removeEventListener("abort", goAway);
					resolve(true);
				};
				const goAway = () => {
					line.splice(line.indexOf(goIn), 1);
					resolve(false);
				};
				line.push(goIn);
				signal.addEventListener("abort", goAway, { once: true });
			});
		},
		leave() {
			const next = line.shift();
			if (next) next();
			else free += 1;
		},
	};
}
