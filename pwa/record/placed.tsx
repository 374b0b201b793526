import type { ComponentChildren } from "preact";

import { highlight } from "./highlight.ts";

/** A page with the places of the value under the pointer marked on it. */
export function Placed({ page, children }: { page: number; children: ComponentChildren }) {
	const percent = (fraction: number) => `${fraction * 100}%`;
	return (
		<div class="placed">
			{children}
			{highlight.value
				.filter((place) => place.page === page)
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
