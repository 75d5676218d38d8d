// src/language/runtime/kernels.wat → kernels-wasm.ts: the compiled bytes as a base64 string, so that no loader needs to know of .wasm files.
// Run by hand after a change of the .wat; the result is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const at = (name) => fileURLToPath(new URL(`../src/language/runtime/${name}`, import.meta.url));
const { parseWat } = await wabt();
const module = parseWat('kernels.wat', readFileSync(at('kernels.wat'), 'utf8'), { simd: true });
const { buffer } = module.toBinary({});
writeFileSync(
  at('kernels-wasm.ts'),
  `// Made by scripts/build-kernels.mjs from kernels.wat: a WebAssembly module, base64.\nexport const KERNELS =\n  '${Buffer.from(buffer).toString('base64')}';\n`,
);
