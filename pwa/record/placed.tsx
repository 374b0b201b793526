import type { ComponentChildren } from "preact";

import type { Origin } from "#core/model/evidence.ts";

import { highlight, isSameOrigin } from "./highlight.ts";

/** A page with the places of the value under the pointer marked on it. */
export function Placed({ origin, page, children }: { origin: Origin; page: number; children: ComponentChildren }) {
	const percent = (fraction: number) => `${fraction * 100}%`;
	return (
		<div class="placed">
			{children}
			{highlight.value
				.flatMap((mark) => (mark.place?.page === page && isSameOrigin(mark.origin, origin) ? mark.place : []))
				.map(({ x, y, width, height }) => (
					<i
						key={`${x} ${y}`}
						class="place"
						style={{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
					/>
				))}
		</div>
	);
}
