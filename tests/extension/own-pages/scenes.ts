import type { TabSight } from "#extension/background/hub.ts";
import type { Candidate, FieldsCandidate } from "#extension/protocol/candidate.ts";

/** A number of invented region 99. The last digit tells the made-up authority what to say. */
export function inventedNumber(serial: number): string {
	return `269920000000${String(serial).padStart(8, "0")}`;
}

function fields(
	serial: number,
	more: FieldsCandidate["fields"] = {},
	near = `订单 ${7000 + serial} · 演示商城`,
): Candidate {
	const number = inventedNumber(serial);
	return {
		what: "fields",
		key: number,
		detector: "fields",
		near,
		fields: {
			number,
			issuedOn: `2026-0${1 + (serial % 9)}-1${serial % 10}`,
			total: `${(serial * 137.5 + 113).toFixed(2)}`,
			sellerName: "演示餐饮管理有限公司",
			...more,
		},
	};
}

const file = (name: string, url: string, form: "pdf" | "ofd" | "zip"): Candidate => ({
	what: "file",
	key: url,
	detector: "links",
	url,
	form,
	name,
	near: "点击下载电子发票",
});

const picture: Candidate = {
	what: "picture",
	key: "https://shop.example.com/qr.png",
	detector: "pictures",
	url: "https://shop.example.com/qr.png",
	width: 180,
	height: 180,
	near: "扫码查看发票",
};

const LONG = "演示超长名称的有限责任公司华北大区第一分公司城南综合服务中心附属餐饮管理部".repeat(2);

/** What the tab of a scene shows. */
const scenes: Readonly<
	Record<string, { readonly candidates: readonly Candidate[]; readonly problem?: TabSight["problem"] }>
> = {
	empty: { candidates: [] },
	one: { candidates: [fields(11)] },
	missing: {
		candidates: [{ ...fields(11), fields: { number: inventedNumber(11), issuedOn: "2026-09-14" } } as Candidate],
	},
	many: { candidates: Array.from({ length: 50 }, (_, at) => fields(at + 1)) },
	verdicts: { candidates: [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => fields(serial)) },
	files: {
		candidates: [
			file("电子发票.pdf", "https://shop.example.com/a.pdf", "pdf"),
			file("数电发票 26992000000000000017.ofd", "https://files.other.example/b.ofd", "ofd"),
			file("十月发票.zip", "https://shop.example.com/c.zip", "zip"),
			picture,
		],
	},
	long: {
		candidates: [
			fields(11, { sellerName: LONG, total: "12345678901.23" }, LONG),
			file(`${LONG}.pdf`, "https://shop.example.com/l.pdf", "pdf"),
		],
	},
	forbidden: { candidates: [], problem: "forbidden_page" },
	gone: { candidates: [], problem: "gone" },
};

export function sightOf(scene: string, watched: boolean): TabSight {
	const { candidates, problem } = scenes[scene] ?? { candidates: [] };
	const origin = "https://shop.example.com";
	if (problem) return { title: "", url: "", watched: false, frames: [], problem };
	const url = `${origin}/orders`;
	return {
		origin,
		title: "演示商城 我的订单",
		url,
		watched,
		frames: [{ url, title: "演示商城 我的订单", candidates, cut: false }],
	};
}
