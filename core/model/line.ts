import type { Decimal } from "#core/base/decimal.ts";
import type { Fen } from "#core/base/fen.ts";

/** One row of the goods or services (明细行). Absent values are `undefined`, as on the face. */
export interface Line {
	/** 货物或应税劳务、服务名称, wrapped lines joined */
	readonly name: string;
	/** 规格型号 */
	readonly spec?: string;
	/** 单位 */
	readonly unit?: string;
	/** 数量 */
	readonly quantity?: Decimal;
	/** 单价, tax-exclusive unless the kind says otherwise */
	readonly price?: Decimal;
	/** 税率/征收率 in the form `13%`, or the printed word: 免税, 不征税, 零税率, `***`, `*` */
	readonly rate?: string;
	/** 金额, tax-exclusive */
	readonly amount?: Fen;
	/** 税额; absent when the face prints `***` */
	readonly tax?: Fen;
}
