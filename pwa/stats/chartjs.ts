import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

interface Shown {
	readonly rough: (value: number) => string;
	readonly exact: (value: number) => string;
	readonly more?: (index: number) => string;
	readonly onPick: (index: number, series?: number) => void;
}

/** An empty chart; `shown` is asked anew each time, so that language and list behind a column are those of the page. */
export function draw(canvas: HTMLCanvasElement, shown: () => Shown): Chart {
	const { fontFamily } = getComputedStyle(canvas);
	const font = { family: fontFamily, size: 12 };
	return new Chart(canvas, {
		type: "bar",
		data: { labels: [], datasets: [] },
		options: {
			animation: false,
			maintainAspectRatio: false,
			interaction: { mode: "index", intersect: false },
			font,
			scales: {
				x: { stacked: true, grid: { display: false }, ticks: { font, maxRotation: 0, autoSkipPadding: 12 } },
				y: {
					stacked: true,
					beginAtZero: true,
					border: { display: false },
					ticks: { font, maxTicksLimit: 6, callback: (value) => shown().rough(Number(value)) },
				},
			},
			onClick(event, [column], chart) {
				if (!column || !event.native) return;
				const [part] = chart.getElementsAtEventForMode(event.native, "point", { intersect: true }, false);
				shown().onPick(column.index, part?.datasetIndex);
			},
			plugins: {
				tooltip: {
					titleFont: font,
					bodyFont: font,
					footerFont: font,
					callbacks: {
						label: ({ dataset, parsed }) => `${dataset.label}  ${shown().exact(parsed.y ?? 0)}`,
						footer: ([first]) => (first && shown().more?.(first.dataIndex)) ?? "",
					},
				},
			},
		},
	});
}
