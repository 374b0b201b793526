import { Mark, type Tone } from "#ui/mark.tsx";

interface Props<State extends string> {
	readonly label: string;
	/** The first is `undefined`: all of them. */
	readonly states: readonly (State | undefined)[];
	readonly only: State | undefined;
	readonly onChange: (only: State | undefined) => void;
	readonly name: (state: State | "all") => string;
	/** `undefined` until it is counted. */
	readonly count: (state: State | undefined) => number | undefined;
	/** Of a state that is no verdict there is none. */
	readonly tone: (state: State) => Tone | undefined;
}

/** The states that rows of a ledger are in, each with its number and a way to see only those. */
export function StateGroups<State extends string>({ label, states, only, onChange, name, count, tone }: Props<State>) {
	return (
		<fieldset class="groups">
			<legend class="visually-hidden">{label}</legend>
			{states.map((state) => {
				const shown = state !== undefined && (count(state) ?? 0) > 0 ? tone(state) : undefined;
				return (
					<button
						key={state ?? "all"}
						type="button"
						class="group"
						aria-pressed={only === state}
						onClick={() => onChange(state)}
					>
						{shown && <Mark tone={shown} />}
						{name(state ?? "all")} <span class="count">{count(state)}</span>
					</button>
				);
			})}
		</fieldset>
	);
}
