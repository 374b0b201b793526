/** How far something is, as a thin line. `share`: 0 to 1; `undefined` keeps its place without showing it. */
export function Progress({ share, label }: { share: number | undefined; label: string }) {
	return (
		<div
			class="progress"
			role="progressbar"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={100}
			aria-valuenow={Math.floor((share ?? 0) * 100)}
			style={{ visibility: share === undefined ? "hidden" : "visible" }}
		>
			<i style={{ transform: `scaleX(${share ?? 0})` }} />
		</div>
	);
}
