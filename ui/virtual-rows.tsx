import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

interface Props {
	readonly count: number;
	/** Height of each row in CSS pixels; rows are as high as this says, whatever is in them. */
	readonly heightOf: (index: number) => number;
	/** Anything that changes when heights do. */
	readonly version: unknown;
	/** `hurried`: it will be gone within a frame or two, so that little of it need be drawn. */
	readonly render: (index: number, style: { top: string; height: string }, hurried: boolean) => ComponentChildren;
	/** The row that must be on screen, as the keyboard moves. */
	readonly active?: number | undefined;
	readonly onRange?: (first: number, last: number) => void;
}

interface Range {
	readonly first: number;
	/** The first that is not in it. */
	readonly last: number;
}

interface Drawn extends Range {
	/** While the bar is dragged through a long list, every row is new in every frame. */
	readonly hurried: boolean;
}

/** Rows drawn beyond each edge of the window, so that none is blank while the list moves on. */
const OVERSCAN = 8;
/** How long the list must stand after a jump to be drawn in full; jumps that follow sooner are a hurry. */
const REST_MS = 100;

/** Draws only the rows that can be seen, within the nearest `.scroll` ancestor. */
export function VirtualRows({ count, heightOf, version, render, active, onRange }: Props) {
	const box = useRef<HTMLDivElement>(null);
	const [range, setRange] = useState<Drawn>({ first: 0, last: Math.min(count, 40), hurried: false });
	const drawn = useRef(range);
	const offsets = useMemo(() => sumHeights(count, heightOf), [count, version]);
	const total = offsets[count] ?? 0;

	useLayoutEffect(() => {
		const scroller = box.current?.closest<HTMLElement>(".scroll");
		if (!box.current || !scroller) return;
		let resting: number | undefined;
		const update = () => {
			if (!box.current) return;
			const top = scroller.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
			const seen = {
				first: rowAt(offsets, top),
				last: Math.min(count, rowAt(offsets, top + scroller.clientHeight) + 1),
			};
			const jumped = isJump(drawn.current, seen);
			const next = jumped ? { ...seen, hurried: resting !== undefined } : { ...widen(seen, count), hurried: false };
			clearTimeout(resting);
			resting = jumped ? window.setTimeout(rest, REST_MS) : undefined;
			if (same(drawn.current, next)) return;
			drawn.current = next;
			setRange(next);
		};
		const rest = () => {
			resting = undefined;
			update();
		};
		update();
		scroller.addEventListener("scroll", update, { passive: true });
		const resized = new ResizeObserver(update);
		resized.observe(scroller);
		return () => {
			scroller.removeEventListener("scroll", update);
			clearTimeout(resting);
			resized.disconnect();
		};
	}, [offsets, count]);

	useEffect(() => onRange?.(range.first, range.last), [range.first, range.last, onRange]);

	useEffect(() => {
		const scroller = box.current?.closest<HTMLElement>(".scroll");
		if (active === undefined || !box.current || !scroller || active >= count) return;
		const area = scroller.getBoundingClientRect();
		const top = box.current.getBoundingClientRect().top + (offsets[active] ?? 0) - area.top;
		const bottom = top + heightOf(active);
		// A sticky head covers the top of the list, a sticky foot its bottom.
		const head = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
		const foot = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 0;
		if (top < head) scroller.scrollTop += top - head;
		else if (bottom > area.height - foot) scroller.scrollTop += bottom - area.height + foot;
	}, [active, count, offsets, heightOf]);

	const rows: ComponentChildren[] = [];
	for (let index = range.first; index < Math.min(range.last, count); index++) {
		rows.push(render(index, { top: `${offsets[index] ?? 0}px`, height: `${heightOf(index)}px` }, range.hurried));
	}
	return (
		<div ref={box} class="virtual" role="rowgroup" style={{ height: `${total}px` }}>
			{rows}
		</div>
	);
}

/** Whether nothing of what is seen was drawn before. */
function isJump(drawn: Range, seen: Range): boolean {
	return drawn.first < drawn.last && (seen.first >= drawn.last || seen.last <= drawn.first);
}

function same(a: Drawn, b: Drawn): boolean {
	return a.first === b.first && a.last === b.last && a.hurried === b.hurried;
}

function widen({ first, last }: Range, count: number): Range {
	return { first: Math.max(0, first - OVERSCAN), last: Math.min(count, last + OVERSCAN) };
}

/** Offsets of the rows; one more entry holds the height of all. */
export function sumHeights(count: number, heightOf: (index: number) => number): Float64Array {
	const offsets = new Float64Array(count + 1);
	for (let index = 0; index < count; index++) offsets[index + 1] = (offsets[index] ?? 0) + heightOf(index);
	return offsets;
}

/** The row at a height, by halving; the last row beyond the end. */
export function rowAt(offsets: Float64Array, y: number): number {
	let low = 0;
	let high = Math.max(0, offsets.length - 2);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((offsets[middle] ?? 0) <= y) low = middle;
		else high = middle - 1;
	}
	return low;
}
