const paths = {
	check: "M4 12.5 9 17.5 20 6.5",
	library: "M4 5h16M4 12h16M4 19h16",
	stats: "M5 20v-7M12 20V4M19 20v-11",
	queue: "M4 6h10M4 12h10M4 18h6M17 9v9M14 15l3 3 3-3",
	history: "M12 21a9 9 0 1 0-8.5-6M3 9v6h6M12 7.5V12l3 2",
	settings: "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5",
	keys: "M3 7h18v10H3zM7 14h10M7 10.5h.01M12 10.5h.01M17 10.5h.01",
	close: "M6 6l12 12M18 6 6 18",
	back: "M14 6l-6 6 6 6",
	search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
	chevron: "M9 6l6 6-6 6",
	expand: "M14 4h6v6M10 20H4v-6M20 4l-7 7M4 20l7-7",
	up: "M12 19V5M6 11l6-6 6 6",
	down: "M12 5v14M6 13l6 6 6-6",
	plus: "M12 5v14M5 12h14",
	camera: "M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13 13h3v3h-3z",
	file: "M6 3h8l4 4v14H6zM14 3v4h4",
	download: "M12 4v11M7 11l5 5 5-5M5 20h14",
	copy: "M9 9h11v11H9zM15 9V4H4v11h5",
} as const;
export type IconName = keyof typeof paths;

/** A line drawing beside a word; never the only name of a thing. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
	return (
		<svg
			class="icon"
			width={size}
			height={size}
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			stroke-width="1.75"
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			<path d={paths[name]} />
		</svg>
	);
}
