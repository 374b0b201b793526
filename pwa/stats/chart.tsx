import type { ChartDataset, Chart as ChartJs } from "chart.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** A colour of the page by its name in the tokens, so that both themes are drawn with their own. */
type Colour = "--accent" | "--stop" | "--good" | "--chart-red" | "--chart-soft";

export interface Series {
	readonly name: string;
	readonly colour: Colour;
	readonly values: readonly number[];
}

interface Props {
	/** What the picture shows, for those who do not see it. The numbers stand in a table beside it. */
	readonly label: string;
	readonly labels: readonly string[];
	readonly series: readonly Series[];
	/** A value on the axis, and one under the pointer. */
	readonly rough: (value: number) => string;
	readonly exact: (value: number) => string;
	/** What more is said of a column under the pointer. */
	readonly more?: (index: number) => string;
	/** A column was chosen; with the place of a series, only its part of the column. */
	readonly onPick: (index: number, series?: number) => void;
}

/** Stacked columns from zero, with their names above. The library comes with the first picture. */
export function Chart(props: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const chart = useRef<ChartJs>(undefined);
	const [failed, setFailed] = useState(false);
	const latest = useRef(props);
	latest.current = props;

	useEffect(() => {
		const drawn = { gone: false };
		import("./chartjs.ts").then(
			({ draw }) => {
				if (drawn.gone || !canvas.current) return;
				chart.current = draw(canvas.current, () => latest.current);
				fill(chart.current, latest.current);
			},
			() => setFailed(true),
		);
		return () => {
			drawn.gone = true;
			chart.current?.destroy();
			chart.current = undefined;
		};
	}, []);
	useEffect(() => {
		if (chart.current) fill(chart.current, props);
	});
	useEffect(() => {
		const watcher = new MutationObserver(() => chart.current && fill(chart.current, latest.current));
		watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
		return () => watcher.disconnect();
	}, []);

	// Without the picture the numbers below it still say all of it.
	if (failed) return null;
	return (
		<div class="chart">
			<ul class="chart-names" aria-hidden="true">
				{props.series.map(({ name, colour }) => (
					<li key={name}>
						<span class="chart-key" style={{ background: `var(${colour})` }} />
						{name}
					</li>
				))}
			</ul>
			<div class="chart-box">
				<canvas ref={canvas} role="img" aria-label={props.label} />
			</div>
		</div>
	);
}

/** Takes over values and the colours of the theme. */
function fill(chart: ChartJs, { labels, series }: Props): void {
	const style = getComputedStyle(document.documentElement);
	const colour = (name: string) => style.getPropertyValue(name).trim();
	chart.data.labels = [...labels];
	chart.data.datasets = series.map(
		({ name, values, colour: own }): ChartDataset => ({
			label: name,
			data: [...values],
			backgroundColor: colour(own),
			maxBarThickness: 40,
		}),
	);
	for (const axis of Object.values(chart.options.scales ?? {})) {
		if (!axis) continue;
		axis.ticks = { ...axis.ticks, color: colour("--ink-soft") };
		axis.grid = { ...axis.grid, color: colour("--line") };
	}
	chart.update("none");
}
