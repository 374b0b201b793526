import type { Detector } from "./detector.ts";
import { fields } from "./fields.ts";
import { readLinks } from "./link-reader.ts";
import { links } from "./links.ts";
import { platform } from "./platform.ts";
import { shop } from "./shop.ts";
import { webmail } from "./webmail/index.ts";

export { pictures } from "./pictures.ts";

/** What looks at every page; the first that names a thing says by what it is known. Pictures wait for a person's click. */
export const detectors: readonly Detector[] = [fields, webmail, readLinks([links, platform, shop])];
