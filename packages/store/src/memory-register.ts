import { newPutId } from './tier/put-id.ts';
import type { Register } from './tier/register.ts';
import { decodeRegister, encodeRegister } from './tier/register-value.ts';

/** In this process, and gone with it: for tests, and where nobody else takes part. */
export function createMemoryRegister(): Register {
  const held = new Map<string, { readonly file: Buffer; readonly version: string }>();
  const locate = (key: string) => `${JSON.stringify(key)} in the memory of this process`;
  return {
    async read(key) {
      const value = held.get(key);
      return value && { bytes: decodeRegister(value.file, key, locate(key)), version: value.version };
    },
    async replace(key, bytes, expected) {
      const file = encodeRegister(key, bytes);
      if (held.get(key)?.version !== expected) return undefined;
      const version = newPutId();
      held.set(key, { file, version });
      return version;
    },
    locate,
  };
}
