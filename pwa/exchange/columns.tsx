import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { t } from "#pwa/i18n/exchange.ts";
import { Icon } from "#ui/icon.tsx";

import { moved } from "./order.ts";

interface Props {
	/** Every column there is, in the order offered. */
	readonly all: readonly string[];
	readonly chosen: readonly string[];
	readonly usual: readonly string[];
	readonly name: (column: string) => string;
	readonly onChange: (chosen: readonly string[]) => void;
}

/** Pixels a pointer goes before a press becomes a drag. */
const DRAG = 5;

/** The columns of a file in their order, to be moved by pointer, by keyboard and by buttons, and those that are left. */
export function Columns({ all, chosen, usual, name, onChange }: Props) {
	const box = useRef<HTMLOListElement>(null);
	const [picked, setPicked] = useState<string>();
	const [said, setSaid] = useState("");
	const left = all.filter((column) => !chosen.includes(column));
	const at = picked === undefined ? -1 : chosen.indexOf(picked);
	const place = (column: string, index: number) => t("export.column.at", { name: name(column), at: index + 1 });

	const move = (column: string, to: number) => {
		const next = moved(chosen, chosen.indexOf(column), to);
		if (next === chosen) return;
		onChange(next);
		setSaid(place(column, next.indexOf(column)));
	};
	const remove = (column: string) => {
		const index = chosen.indexOf(column);
		onChange(chosen.filter((one) => one !== column));
		setPicked(chosen[index + 1] ?? chosen[index - 1]);
	};
	const drag = useDrag(move, chosen);

	// Moving puts the button elsewhere in the page, which may cost it the focus; the next key may come before a paint.
	const focus = useRef(false);
	useLayoutEffect(() => {
		if (!focus.current || picked === undefined) return;
		focus.current = false;
		box.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(picked)}"]`)?.focus();
	});
	const onKeyDown = (event: KeyboardEvent, column: string) => {
		const index = chosen.indexOf(column);
		const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		if (step !== undefined && event.altKey) move(column, index + step);
		else if (step !== undefined) setPicked(chosen[index + step] ?? column);
		else if (event.key === "Delete" || event.key === "Backspace") remove(column);
		else return;
		event.preventDefault();
		focus.current = true;
		if (event.altKey) setPicked(column);
	};

	return (
		<fieldset class="export-columns">
			<legend>{t("export.columns")}</legend>
			<p class="muted small">{t("export.columns.hint")}</p>
			<ol
				ref={box}
				class="export-chips"
				onPointerDown={drag.start}
				onPointerMove={drag.go}
				onPointerUp={drag.end}
				onPointerCancel={drag.end}
			>
				{chosen.map((column, index) => (
					<li key={column}>
						<button
							type="button"
							class={`export-chip${drag.dragging === column ? " dragging" : ""}`}
							data-column={column}
							aria-label={place(column, index)}
							aria-pressed={column === picked}
							tabIndex={column === (at < 0 ? chosen[0] : picked) ? 0 : -1}
							onClick={() => setPicked(column)}
							onFocus={() => setPicked(column)}
							onKeyDown={(event) => onKeyDown(event, column)}
						>
							{name(column)}
						</button>
					</li>
				))}
			</ol>
			{chosen.length === 0 && <p class="caution small">{t("export.columns.none")}</p>}
			<div class="bar">
				<button
					type="button"
					class="button"
					disabled={at <= 0}
					onClick={() => picked !== undefined && move(picked, at - 1)}
				>
					<Icon name="back" />
					{t("export.column.left")}
				</button>
				<button
					type="button"
					class="button"
					disabled={at < 0 || at === chosen.length - 1}
					onClick={() => picked !== undefined && move(picked, at + 1)}
				>
					{t("export.column.right")}
					<Icon name="chevron" />
				</button>
				<button type="button" class="button" disabled={at < 0} onClick={() => picked !== undefined && remove(picked)}>
					{t("export.column.remove")}
				</button>
				<button
					type="button"
					class="button quiet"
					disabled={chosen.join() === usual.join()}
					onClick={() => onChange(usual)}
				>
					{t("export.columns.reset")}
				</button>
			</div>
			<p class="visually-hidden" role="status">
				{said}
			</p>
			{left.length > 0 && (
				<>
					<p class="label">{t("export.columns.more")}</p>
					<ul class="export-chips">
						{left.map((column) => (
							<li key={column}>
								<button
									type="button"
									class="export-chip unused"
									aria-label={t("export.column.add", { name: name(column) })}
									onClick={() => {
										onChange([...chosen, column]);
										setPicked(column);
									}}
								>
									<Icon name="plus" size={12} />
									{name(column)}
								</button>
							</li>
						))}
					</ul>
				</>
			)}
		</fieldset>
	);
}

/**
 * Dragging with a mouse or a pen; a finger scrolls the dialog, and moves columns with the buttons. The list listens, not
 * the column: its place in the page changes while it is dragged.
 */
function useDrag(move: (column: string, to: number) => void, chosen: readonly string[]) {
	const [dragging, setDragging] = useState<string>();
	const pressed = useRef<{ readonly column: string; readonly x: number; readonly y: number }>(undefined);
	return {
		dragging,
		start(event: PointerEvent) {
			const column = columnAt(event.clientX, event.clientY);
			if (event.pointerType === "touch" || event.button !== 0 || column === undefined) return;
			pressed.current = { column, x: event.clientX, y: event.clientY };
		},
		go(event: PointerEvent) {
			const { current } = pressed;
			if (!current) return;
			const { clientX: x, clientY: y } = event;
			if (dragging === undefined && Math.hypot(x - current.x, y - current.y) > DRAG) {
				setDragging(current.column);
				// So that the end is heard wherever the pointer is let go.
				(event.currentTarget as Element).setPointerCapture(event.pointerId); // the list
			}
			const over = columnAt(x, y);
			if (over !== undefined && over !== current.column) move(current.column, chosen.indexOf(over));
		},
		end() {
			pressed.current = undefined;
			setDragging(undefined);
		},
	};
}

function columnAt(x: number, y: number): string | undefined {
	return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]")?.dataset.column;
}
