/**
 * QuickJS in WebAssembly: compiled once a process, instantiated a few times a thread. Whatever a submission leaves behind
 * in an instance's memory is overwritten before the next one gets it.
 *
 * @module
 */
import quickjs from "@jitl/quickjs-wasmfile-release-sync";
import {
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
  newQuickJSWASMModuleFromVariant,
  newVariant,
} from "quickjs-emscripten-core";
import { type EngineInside, engineInside } from "../internals/quickjs.js";
import { compileEngine } from "./sources.js";
import { inUtc } from "./utc.js";

// On the global object, because vitest may load this module anew for each submission, and compiling is not free.
const cache = globalThis as { [key: symbol]: Promise<WebAssembly.Module> | undefined };
const COMPILED = Symbol.for("alloclab.quickjs");

// Its types describe a CommonJS module; what Node imports is the variant itself.
const variant = quickjs as unknown as QuickJSSyncVariant;

/** An instance of the engine. */
export interface Engine {
  readonly quickjs: QuickJSWASMModule;
  /**
   * Whether its programs have ever had nearly all of the memory that there is. That is the end of them, even where they
   * could go on: the engine's own code for having no memory left is not sound.
   */
  wasFull(): boolean;
  /**
   * Has `handler` answer, at every tick, whether to interrupt. Unlike a handler that is given to QuickJS' own wrapper, it
   * may throw, which goes straight through all frames of the engine and leaves the instance spoilt.
   */
  onTick(handler: () => boolean): void;
  /**
   * Remembers all of its memory, byte for byte; to be called while nothing but code of ours has run in it. What it gives
   * back puts that in place again, a copy of 16 MiB, or answers `false` when memory has grown since, which cannot be undone.
   *
   * @param looks - whether to look where its use ends, since code of the assignment's may have left holes of any size
   */
  remember(looks?: boolean): () => boolean;
  /**
   * Does so for a while, whatever has run in it: what it has given before is then of no use any more. It writes where it wrote
   * before, since to be given new memory takes ten times as long as to copy. Behind what was in use then, memory is left as it
   * is, as the engine reads nothing there that it has not written: for whoever has had it, and nobody else.
   */
  rememberForNow(): () => boolean;
}

/** How the engine's own script wants to be given an instance. */
type Instantiate = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance) => void,
) => Promise<WebAssembly.Exports>;

/** Memory is handed out in pages of this many bytes. */
const PAGE = 2 ** 16;
/** What the engine has from the beginning: 5 MiB of stack, its own data, and room for a small program. */
const INITIAL_PAGES = 256;
const OWN_PAGES = 96;

/**
 * A new instance of the engine with a memory of its own. About 1 ms after the first.
 *
 * @param maxBytes - memory that its programs may have, at least 16 MiB. The engine has a limit, too, but in WebAssembly it does not know how
 *   large a block is that it has allocated, and so would let through thirty times as much.
 */
export async function newEngine(maxBytes: number): Promise<Engine> {
  const wasmModule = await (cache[COMPILED] ??= compileEngine());
  const maximum = Math.max(INITIAL_PAGES + OWN_PAGES, OWN_PAGES + Math.ceil(maxBytes / PAGE));
  const wasmMemory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum });
  const silent = () => undefined;
  const instantiateWasm: Instantiate = async (imports, done) => {
    const instance = await WebAssembly.instantiate(wasmModule, inUtc(imports, wasmMemory));
    done(instance);
    return instance.exports;
  };
  const emscriptenModule = { print: silent, printErr: silent, instantiateWasm };
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory, emscriptenModule }));
  const inside = engineInside(quickjs);
  let spare = new Uint8Array(0);
  return {
    quickjs,
    // Memory grows by a part of itself, so the last step before the limit is one that fails.
    wasFull: () => wasmMemory.buffer.byteLength >= Math.max(0.85 * maximum, INITIAL_PAGES + 1) * PAGE,
    onTick: (handler) => {
      inside.callbacks.shouldInterrupt = handler;
    },
    remember: (looks = false) => {
      const used = Math.max(endOfHeap(inside), looks ? endOfUse(wasmMemory) : 0);
      return remembered(wasmMemory, new Uint8Array(wasmMemory.buffer).slice(0, used));
    },
    rememberForNow() {
      const used = endOfUse(wasmMemory);
      if (used > spare.length) spare = new Uint8Array(used + PAGE);
      const kept = spare.subarray(0, used);
      kept.set(new Uint8Array(wasmMemory.buffer, 0, used));
      return remembered(wasmMemory, kept, false);
    },
  };
}

function remembered(memory: WebAssembly.Memory, kept: Uint8Array, clears = true): () => boolean {
  const { byteLength } = memory.buffer;
  return () => {
    if (memory.buffer.byteLength !== byteLength) return false;
    const now = new Uint8Array(memory.buffer);
    now.set(kept);
    if (clears) now.fill(0, kept.length);
    return true;
  };
}

const EMPTY_PAGE = new Uint8Array(PAGE);

/** Where the last byte lies that is not 0. */
function endOfUse({ buffer }: WebAssembly.Memory): number {
  let pages = buffer.byteLength / PAGE;
  // Compared whole, which takes a tenth of the time.
  while (pages > 0 && Buffer.compare(new Uint8Array(buffer, (pages - 1) * PAGE, PAGE), EMPTY_PAGE) === 0) pages -= 1;
  const words = new Uint32Array(buffer, 0, (pages * PAGE) / 4);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return 4 * end;
}

/** More than any hole between the blocks that our own code leaves behind, which have half of it all together. */
const MORE_THAN_A_HOLE = 2 ** 19;

/**
 * Where in memory the heap ends, and what the allocator notes behind it. Above, all is 0 as long as only code of ours has
 * run; and to look, 16 MiB through, has the system provide memory that nobody may ever need, which takes longer than all
 * else that makes a machine.
 */
function endOfHeap({ _malloc, _free }: EngineInside): number {
  const last = _malloc(MORE_THAN_A_HOLE);
  _free(last);
  // The allocator asks for whole pages, and marks the end of the last one.
  return last + MORE_THAN_A_HOLE + 2 * PAGE;
}
