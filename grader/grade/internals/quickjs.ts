/**
 * The internals of the wrapper around QuickJS: all that the sandbox uses of it without its saying so. Pointers are numbers.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from "quickjs-emscripten-core";
import { parts } from "./parts.js";

/** A context as the wrapper knows it. */
export interface ContextInside {
  ctx: { value: number };
  ffi: {
    QTS_Call(context: number, callee: number, self: number, count: number, args: number): number;
    QTS_ResolveException(context: number, result: number): number;
    QTS_GetFloat64(context: number, value: number): number;
    QTS_FreeValuePointer(context: number, value: number): void;
    QTS_NewArrayBuffer(context: number, bytes: number, length: number): number;
  };
  memory: {
    module: { HEAPU8: Uint8Array; _malloc(bytes: number): number };
    heapValueHandle(pointer: number): QuickJSHandle;
  };
}

/** The engine's C interface, below a context. To be asked for once a machine. */
export const contextInside = (vm: QuickJSContext): ContextInside =>
  parts("the contexts of the wrapper around QuickJS", vm, {
    "ctx.value": "number",
    "ffi.QTS_Call": "function",
    "ffi.QTS_ResolveException": "function",
    "ffi.QTS_GetFloat64": "function",
    "ffi.QTS_FreeValuePointer": "function",
    "ffi.QTS_NewArrayBuffer": "function",
    "memory.module.HEAPU8": "object",
    "memory.module._malloc": "function",
    "memory.heapValueHandle": "function",
  });

/** The engine below the wrapper: its allocator, and what the WebAssembly calls, whose exceptions the wrapper prints. */
export interface EngineInside {
  _malloc(bytes: number): number;
  _free(address: number): void;
  callbacks: { shouldInterrupt: () => boolean };
}

/** What is below the wrapper. To be asked for once an engine. */
export const engineInside = (quickjs: QuickJSWASMModule): EngineInside =>
  parts<{ module: EngineInside }>("the engines of the wrapper around QuickJS", quickjs, {
    "module._malloc": "function",
    "module._free": "function",
    "module.callbacks.shouldInterrupt": "function",
  }).module;

/** A runtime as the wrapper knows it. */
export interface RuntimeInside {
  rt: { value: number };
  memory: { module: { HEAPU8: Uint8Array } };
}

/** The runtime below the wrapper. To be asked for once a machine. */
export const runtimeInside = (runtime: QuickJSRuntime): RuntimeInside =>
  parts("the runtimes of the wrapper around QuickJS", runtime, {
    "rt.value": "number",
    "memory.module.HEAPU8": "object",
  });
