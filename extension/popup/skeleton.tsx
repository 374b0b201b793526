import { useEffect, useState } from "preact/hooks";

import { t } from "#extension/i18n/index.ts";

/** Under this a place that fills by itself is quieter than a drawing of it. */
const QUIET_MS = 300;

/** The places of what is coming, empty for a moment, then drawn. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
	const [drawn, setDrawn] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setDrawn(true), QUIET_MS);
		return () => clearTimeout(timer);
	}, []);
	return (
		<div class="pop-waiting" aria-busy="true">
			{drawn && (
				<>
					<p class="visually-hidden" role="status">
						{t("ext.looking")}
					</p>
					{Array.from({ length: rows }, (_, row) => (
						<div key={row} class="entry">
							<i class="skeleton" style={{ width: "70%" }} />
							<i class="skeleton" style={{ width: "45%" }} />
							<i class="skeleton" style={{ width: "30%" }} />
						</div>
					))}
				</>
			)}
		</div>
	);
}
