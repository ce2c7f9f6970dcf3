import { join } from 'node:path';
import { type OpenedRegister, type OpenOptions, openRegister, openStore } from '@paceline/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporary } from '../../temporary.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

let home: string;
const opened: OpenedRegister[] = [];
beforeEach(() => {
  home = temporary();
});
afterEach(async () => {
  for (const register of opened.splice(0)) await register.close();
});

async function open(spec: string, options: Partial<OpenOptions> = {}): Promise<OpenedRegister | undefined> {
  const register = await openRegister([spec], {
    home,
    variables: {},
    mayWrite: { allowed: true },
    ...options,
  });
  if (register) opened.push(register);
  return register;
}

describe('the register of a store', () => {
  const S3 = 's3://bucket/ci?endpoint=http://127.0.0.1:9';
  const AZURE = 'azblob://container/ci?account=acc&endpoint=http://127.0.0.1:9';
  test.each([
    ['', 'disk', false],
    ['disk', 'disk', false],
    ['memory', 'memory', false],
    ['memory disk', 'disk', false],
    ['disk memory', 'disk', false],
    ['disk github', 'disk', false],
    ['disk redis://127.0.0.1:9 github', 'redis', true],
    [`disk redis://127.0.0.1:9 ${S3}`, 's3', true],
    [`${S3} redis://127.0.0.1:9`, 'redis', true],
    [`redis://127.0.0.1:9 ${AZURE}`, 'azblob', true],
    ['redis://127.0.0.1:9 gs://bucket/ci', 'redis', true],
    ['disk gs://bucket/ci', 'disk', false],
    // A tier behind the shared ones that only this machine sees.
    [`${S3} disk`, 's3', true],
  ])('of "%s" is that of the widest tier that has one: %s', async (spec, tier, shared) => {
    const register = await open(spec);
    expect(register).toMatchObject({ tier, shared });
  });

  test.each(['github', 'gs://bucket/ci', 'github gs://bucket/ci'])('of "%s" there is none', async (spec) => {
    expect(await open(spec)).toBeUndefined();
  });

  test('is described as every store is: by PACELINE_STORE, and wrongly', async () => {
    const variables = { PACELINE_STORE: 'redis://127.0.0.1:9' };
    expect(await open('', { variables })).toMatchObject({ tier: 'redis' });
    await expect(open('floppy')).rejects.toMatchObject({ code: 'PACELINE_STORE_SPEC' });
    const folder = join(home, 'elsewhere');
    const register = await open(`disk:${folder}`);
    expect(register?.locate('a')).toContain(folder);
  });

  test('is the same for each that opens it, and beside the values of the store', async () => {
    const version = await (await open('disk'))!.replace('a', bytes('register'), undefined);
    expect(version).toMatch(/./);
    expect(await (await open('disk'))!.read('a')).toMatchObject({ version });
    const store = await openStore(['disk'], { home, variables: {}, mayWrite: { allowed: true } });
    expect(await store.get('a')).toBeUndefined();
    await store.close();
  });
});

describe('a run that may not write', () => {
  test('reads a register and replaces nothing', async () => {
    await (await open('disk'))!.replace('a', bytes('v'), undefined);
    for (const [reason, said] of [
      ['it is a pull request of a fork', 'it is a pull request of a fork'],
      [undefined, 'it is not trusted with it'],
    ] as const) {
      const register = (await open('disk', { mayWrite: { allowed: false, ...(reason ? { reason } : {}) } }))!;
      const found = await register.read('a');
      expect(Buffer.from(found!.bytes).toString()).toBe('v');
      for (const expected of [found!.version, undefined]) {
        await expect(register.replace('a', bytes('w'), expected)).rejects.toMatchObject({
          code: 'PACELINE_STORE_READ_ONLY',
          message: `This run may not write to the store: ${said}.`,
        });
      }
      await expect(register.replace('new', bytes('w'), undefined)).rejects.toThrow(said);
      expect(await register.read('new')).toBeUndefined();
    }
  });

  test('outside of its prefixes replaces nothing there', async () => {
    const mayWrite = { allowed: true, prefixes: ['leases/octo/app/', 'other/'] };
    const register = (await open('disk', { mayWrite }))!;
    expect(await register.replace('leases/octo/app/web', bytes('v'), undefined)).toMatch(/./);
    for (const key of ['leases/octo/apple', 'leases/octo/app', 'a', '', 'x/other/']) {
      await expect(register.replace(key, bytes('v'), undefined)).rejects.toMatchObject({
        code: 'PACELINE_STORE_SCOPE',
      });
      expect(await register.read(key)).toBeUndefined();
    }
  });
});
