import type { ComponentChildren } from "preact";

import { highlight } from "./highlight.ts";

/** A page with the place of the value under the pointer marked on it. */
export function Placed({ page, children }: { page: number; children: ComponentChildren }) {
	const place = highlight.value;
	const percent = (fraction: number) => `${fraction * 100}%`;
	return (
		<div class="placed">
			{children}
			{place && place.page === page && (
				<i
					class="place"
					style={{
						left: percent(place.x),
						top: percent(place.y),
						width: percent(place.width),
						height: percent(place.height),
					}}
				/>
			)}
		</div>
	);
}
