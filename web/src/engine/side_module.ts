// Links a side module (a grammar, an extractor, a table) into a running engine. In: a compiled module as
// `emcc -sSIDE_MODULE` makes it, and the exports of the engine's own instance. Out: the side module's exports, its data
// placed in the engine's memory and its functions in the engine's table. Nothing is ever unloaded: the instance dies with
// its worker.
//
//   parts/python.wasm ── dylink.0: 470,000 bytes of data, 9 table slots
//     env.memory, __indirect_function_table, __stack_pointer   the engine's
//     env.__memory_base, __table_base                          where there is room
//     env.malloc, iswspace, ...                                the engine's exports (wasm/part_imports.mjs lists them)
//     GOT.func.x, GOT.mem.x                                    addresses of functions and data, its own or the engine's
//
// Our own and not Emscripten's dynamic linking, because that wants the engine itself built as position-independent code,
// which every instruction that touches static data pays for. The format is documented: WebAssembly tool conventions,
// DynamicLinking.md. Throws Error when a module asks for something that is not there.

export interface MainExports {
  memory: WebAssembly.Memory;
  __indirect_function_table: WebAssembly.Table;
  __stack_pointer: WebAssembly.Global;
  malloc(size: number): number;
  [name: string]: WebAssembly.ExportValue | ((...values: number[]) => number);
}

interface MemoryInfo {
  memorySize: number; // bytes of static data
  memoryAlignment: number; // power of two
  tableSize: number; // functions whose address is taken
}

const memoryInfoSubsection = 1; // WASM_DYLINK_MEM_INFO

function readMemoryInfo(module: WebAssembly.Module): MemoryInfo {
  const section = WebAssembly.Module.customSections(module, "dylink.0")[0];
  if (section === undefined) throw new Error("not a side module: it has no dylink.0 section");
  const bytes = new Uint8Array(section);
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  while (at < bytes.length) {
    const kind = number();
    const size = number();
    const end = at + size;
    if (kind === memoryInfoSubsection) {
      return { memorySize: number(), memoryAlignment: 2 ** number(), tableSize: number() };
    }
    at = end;
  }
  return { memorySize: 0, memoryAlignment: 1, tableSize: 0 };
}

// Emscripten gives the engine its abort() from JavaScript, so the engine does not export one.
const ownImports: Record<string, () => never> = {
  abort() {
    throw new WebAssembly.RuntimeError("a part of the engine called abort()");
  },
};

export function linkSideModule(module: WebAssembly.Module, main: MainExports): WebAssembly.Exports {
  const { memorySize, memoryAlignment, tableSize } = readMemoryInfo(module);
  const table = main.__indirect_function_table;
  const raw = main.malloc(memorySize + memoryAlignment) >>> 0;
  if (raw === 0) throw new Error("the engine is out of memory");
  const memoryBase = Math.ceil(raw / memoryAlignment) * memoryAlignment;
  new Uint8Array(main.memory.buffer, memoryBase, memorySize).fill(0);
  const tableBase = tableSize === 0 ? 0 : table.grow(tableSize);

  const env: WebAssembly.ModuleImports = {
    memory: main.memory,
    __indirect_function_table: table,
    __stack_pointer: main.__stack_pointer,
    __memory_base: new WebAssembly.Global({ value: "i32" }, memoryBase),
    __table_base: new WebAssembly.Global({ value: "i32" }, tableBase),
  };
  const functions: WebAssembly.ModuleImports = {};
  const addresses: WebAssembly.ModuleImports = {};
  // Addresses of the module's own visible symbols are known when it exists, before its data is relocated.
  const open: (() => void)[] = [];
  let exports: WebAssembly.Exports = {};
  for (const { module: space, name, kind } of WebAssembly.Module.imports(module)) {
    if (space === "GOT.func") {
      const slot = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
      functions[name] = slot;
      open.push(() => {
        const target = exports[name] ?? main[name];
        if (typeof target !== "function") throw new Error(`a part wants the address of ${name}`);
        slot.value = table.grow(1);
        table.set(slot.value as number, target);
      });
    } else if (space === "GOT.mem") {
      const slot = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
      addresses[name] = slot;
      open.push(() => {
        const own = exports[name];
        const target = own ?? main[name];
        if (!(target instanceof WebAssembly.Global)) throw new Error(`a part wants the address of ${name}`);
        slot.value = (target.value as number) + (own === undefined ? 0 : memoryBase);
      });
    } else if (env[name] === undefined) {
      const target = main[name] ?? ownImports[name];
      if (kind !== "function" || typeof target !== "function") throw new Error(`a part wants ${space}.${name}`);
      env[name] = target as WebAssembly.ImportValue;
    }
  }
  exports = new WebAssembly.Instance(module, { env, "GOT.func": functions, "GOT.mem": addresses }).exports;
  for (const resolve of open) resolve();
  for (const name of ["__wasm_apply_data_relocs", "__wasm_call_ctors"]) {
    const run = exports[name];
    if (typeof run === "function") run();
  }
  return exports;
}
