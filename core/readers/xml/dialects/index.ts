import type { XmlDialect } from "../dialect.ts";
import { chinese } from "./chinese.ts";
import { einvoice } from "./einvoice.ts";
import { einvoice2019 } from "./einvoice2019.ts";
import { pinyin } from "./pinyin.ts";
import { xbrl } from "./xbrl.ts";

/** Dialects with an unmistakable shape. */
export const shaped: readonly XmlDialect[] = [einvoice, xbrl];

/** Dialects known by the names of their values alone, which an envelope around an invoice may use as well. */
export const named: readonly XmlDialect[] = [einvoice2019, chinese, pinyin];
