// A process in which one submission after another is read. It ends with the one that started it, which may be at any moment;
// Ctrl-C in a terminal reaches both, and is for the other to obey.
process.on("disconnect", () => process.exit());
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => undefined);
if (!process.connected) process.exit();

const { start } = await import("../../start.js");
await start("reader");
