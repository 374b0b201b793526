import { expose } from "comlink";

import { createBrowserPlatform } from "./browser-platform.ts";
import { createReaderHost } from "./reader-host.ts";

expose(createReaderHost(createBrowserPlatform(new URL(import.meta.env.BASE_URL, self.location.origin).href)));
