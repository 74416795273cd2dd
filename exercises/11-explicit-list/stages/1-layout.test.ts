/** Blocks that are cut from a heap, and one that comes back: headers with both of their bits, and footers where a block is free. */
import { arrange, useSideBySide } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["tags"] });
const contents = checks({ judge: ["tags", "contents"] });

const CONSTRUCTS = "makes a heap of two words";
const ALLOCATES = "hands out the payload at 8";
const FREES = "takes back a block, and tells the one behind it";
const needs = [ALLOCATES];

stage("layout", () => {
  check(CONSTRUCTS, { points: 1.5, needs: [] }, ({ heap }) => {
    heap(4096);
    heap(64, 16);
  });

  check("may be told to grow by more than there is", { points: 0.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(16, 64);
    heap(4088, 4096);
  });

  check(ALLOCATES, { points: 1.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(4096, 64).allocate(20);
  });

  check("needs 16, 16, 24, 24 and 32 bytes for 1, 12, 13, 20 and 21", { points: 1.5, needs }, ({ heap }) => {
    for (const size of [1, 12, 13, 20, 21]) heap(256, 64).allocate(size);
  });

  check("grows by 4096 bytes where nothing is said", { points: 0.5, needs }, ({ heap }) => {
    heap(8192).allocate(100);
  });

  check("places blocks side by side", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    for (const size of [13, 4, 20, 1, 40]) one.allocate(size);
  });

  check("takes a block whole that fits exactly", { points: 1, needs }, ({ heap }) => {
    heap(4096, 64).allocate(60);
    const one = heap(4096, 64);
    one.allocate(12);
    one.allocate(44);
  });

  check("splits off a rest of 16 bytes", { points: 0.5, needs }, ({ heap }) => {
    heap(4096, 64).allocate(44);
    const one = heap(4096, 64);
    one.allocate(12);
    one.allocate(28);
    one.allocate(12);
  });

  check("leaves a rest of 8 bytes with the block", { points: 0.5, needs }, ({ heap }) => {
    heap(4096, 64).allocate(52);
    const one = heap(4096, 64);
    one.allocate(12);
    one.allocate(36);
  });

  check(FREES, { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:20 B:20 C:4 D:12");
    one.free(piece("B"));
    const full = heap(4096, 64);
    full.free(arrange(full, "A:20 B:36")("B"));
  });

  contents.check("leaves all of it to the client, up to the next header", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 512);
    for (const size of [12, 20, 28, 44, 20, 12, 60]) one.allocate(size);
    const [, second = 0, , fourth = 0, , sixth = 0] = one.oracle.live();
    for (const address of [second, sixth, fourth]) one.free(address);
  });

  check("shares nothing with another heap", { points: 0.5, needs }, (scene) =>
    useSideBySide(scene, "tags", [512, 128], [72, 64]),
  );

  worlds.checkWithSharing("lays out every block in every small heap", { points: 0.5, needs }, taught.layout);
});
