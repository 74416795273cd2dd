import { chromium } from "playwright-core";
const [,, file, out, width="1100", scheme="light", sel="", full=""] = process.argv;
const b = await chromium.launch({executablePath:"/usr/bin/chromium", args:["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"]});
const p = await b.newPage({viewport:{width:+width,height:1100}, colorScheme:scheme});
await p.goto("file://"+file);
if(sel){ const l=p.locator(sel).first(); await l.evaluate(e=>e.querySelectorAll?.("details").forEach(d=>d.open=true)); await l.scrollIntoViewIfNeeded(); await l.screenshot({path:out}); }
else await p.screenshot({path:out, fullPage: full==="full"});
await b.close();
