import { createBrowserPlatform } from "./browser-platform.ts";
import { createReaderHost } from "./reader-host.ts";
import { serveOnPort } from "./serve.ts";

serveOnPort(createReaderHost(createBrowserPlatform(new URL(import.meta.env.BASE_URL, self.location.origin).href)));
