import type { XmlDialect } from "../dialect.ts";
import { chinese } from "./chinese.ts";
import { einvoice } from "./einvoice.ts";
import { einvoice2019 } from "./einvoice2019.ts";
import { pinyin } from "./pinyin.ts";
import { xbrl } from "./xbrl.ts";

/** Every dialect, the ones with an unmistakable shape first. */
export const dialects: readonly XmlDialect[] = [einvoice, xbrl, einvoice2019, chinese, pinyin];
