import { acquireLease, type Lease, type LeaseRequest, readLease } from '@paceline/coordinate';
import { createMemoryRegister, type Register, StoreError } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { fakeWorld, machineIn } from './fake-machine.ts';

const KEY = 'leases/octo/app/production';
const request = (holder: string, more: Partial<LeaseRequest> = {}): LeaseRequest => ({
  key: KEY,
  holder,
  details: { who: holder, url: `https://ci.test/${holder}` },
  seconds: 60,
  ...more,
});

/** A register whose calls can be made to fail, by number: before they are done, or after. */
function unreliable(register: Register) {
  const faults: ('fails' | 'loses' | 'hangs' | undefined)[] = [];
  const calls: string[] = [];
  const unavailable = () =>
    Object.assign(new StoreError('PACELINE_STORE_UNREACHABLE', 'It is gone.', 'Wait.'), { retryable: true });
  const through = async <T>(verb: string, call: () => Promise<T>): Promise<T> => {
    calls.push(verb);
    const fault = faults.shift();
    if (fault === 'hangs') return new Promise<never>(() => {});
    if (fault === 'fails') throw unavailable();
    const answer = await call();
    if (fault === 'loses') throw unavailable();
    return answer;
  };
  return {
    faults,
    calls,
    register: {
      read: (key: string) => through('read', () => register.read(key)),
      replace: (...args: Parameters<Register['replace']>) =>
        through('replace', () => register.replace(...args)),
      locate: register.locate,
    } satisfies Register,
  };
}

function setup() {
  const world = fakeWorld();
  const memory = createMemoryRegister();
  const store = unreliable(memory);
  const machine = machineIn(world);
  const acquire = (holder: string, more: Partial<LeaseRequest> = {}) =>
    world.until(acquireLease(store.register, request(holder, more), machine));
  const held = async (holder: string, more: Partial<LeaseRequest> = {}): Promise<Lease> => {
    const { lease } = await acquire(holder, more);
    if (!lease) throw new Error(`${holder} did not get it`);
    return lease;
  };
  const state = () => readLease(memory, KEY);
  return { world, memory, store, machine, acquire, held, state };
}

const text = (value: string) => new TextEncoder().encode(value);

describe('a lease', () => {
  test('that nobody has is taken, shown to others, and given back with a note for the next', async () => {
    const { acquire, held, state, world } = setup();
    expect(await state()).toBeUndefined();
    const first = await held('one');
    expect(first).toMatchObject({ previous: undefined, resumed: false });
    expect(first.isHeld()).toBe(true);
    const shown = { state: 'held', holder: 'one', details: { who: 'one' }, seconds: 60 };
    expect(await state()).toMatchObject(shown);
    expect(await acquire('two')).toMatchObject({ heldBy: shown });
    expect(await world.until(first.end({ release: 'v2', outcome: 'promoted' }))).toEqual({ written: true });
    expect(first.isHeld()).toBe(false);
    const free = { holder: 'one', note: { release: 'v2', outcome: 'promoted' } };
    expect(await state()).toEqual({ state: 'free', ...free });
    const second = await held('two');
    expect(second.previous).toEqual({ takenOver: false, ...free });
    expect(first.lost.aborted).toBe(false);
  });

  test('is renewed by itself, so nobody who waits gets it; six times in its time to live', async () => {
    const { acquire, held, store, world } = setup();
    const first = await held('one');
    store.calls.length = 0;
    await world.advance(10 * 60_000);
    expect(store.calls).toEqual(Array.from({ length: 60 }, () => 'replace'));
    expect(first.isHeld()).toBe(true);
    expect((await acquire('two', { waitSeconds: 300 })).heldBy?.holder).toBe('one');
  });

  test('of a holder that died is taken over when it was seen unchanged for its time to live, by the own clock', async () => {
    const { store, memory, world } = setup();
    const dead = machineIn(fakeWorld());
    expect((await acquireLease(memory, request('dead'), dead)).lease).toBeDefined();
    const told: string[] = [];
    const onWait = (heldBy: { holder: string }) => told.push(heldBy.holder);
    const slow = machineIn(world, 0.5);
    const started = world.now();
    const { lease } = await world.until(
      acquireLease(store.register, request('heir', { waitSeconds: 600, onWait }), slow),
    );
    expect(lease?.previous).toEqual({ takenOver: true, holder: 'dead', details: request('dead').details });
    expect(lease?.resumed).toBe(false);
    expect(told).toEqual(['dead']);
    // Twice the time of the world, since its clock is half as fast; and no more than one look longer.
    expect(world.now() - started).toBeGreaterThanOrEqual(120_000);
    expect(world.now() - started).toBeLessThan(122_000);
  });

  test('is not taken over by one that waits for less, however often it asks', async () => {
    const { memory, acquire, world } = setup();
    await acquireLease(memory, request('dead'), machineIn(fakeWorld()));
    for (let round = 0; round < 5; round++) {
      expect((await acquire('two', { waitSeconds: 59 })).heldBy?.holder).toBe('dead');
      await world.advance(60_000);
    }
    expect((await acquire('two', { waitSeconds: 60 })).lease).toBeDefined();
  });

  test('is taken over at once by the same holder, which sees who had it before, and the other process stops', async () => {
    const { held, world } = setup();
    await world.until((await held('before')).end({ release: 'v1' }));
    const main = await held('job 7');
    await world.advance(1000);
    const post = await held('job 7', { details: { who: 'post' } });
    expect(post.resumed).toBe(true);
    expect(post.previous).toEqual({ takenOver: false, holder: 'before', note: { release: 'v1' } });
    await world.advance(20_000);
    expect(main.lost.reason).toMatchObject({
      code: 'PACELINE_LEASE_LOST',
      message: expect.stringContaining('another process of the same holder'),
    });
    expect(post.isHeld()).toBe(true);
    expect(await world.until(main.end({}))).toMatchObject({ written: false });
  });

  test('is lost when another holder is seen, and then neither renewed nor given back', async () => {
    const { held, memory, state, world } = setup();
    const first = await held('one');
    const { version } = (await memory.read(KEY))!;
    const stolen = {
      format: 'paceline lease 1',
      state: 'held',
      holder: 'thief',
      grant: 'g',
      details: {},
      seconds: 60,
    };
    await memory.replace(KEY, text(JSON.stringify(stolen)), version);
    const aborted = new Promise((resolve) => first.lost.addEventListener('abort', resolve));
    expect(await world.until(first.check())).toBe(false);
    await aborted;
    expect(first.lost.reason).toMatchObject({ name: 'LeaseError', code: 'PACELINE_LEASE_LOST' });
    expect(first.lost.reason.message).toContain('"thief"');
    expect(await world.until(first.end({ release: 'v2' }))).toEqual({
      written: false,
      because: `The lease "${KEY}" was taken over by "thief".`,
    });
    await world.advance(60_000);
    expect(await state()).toMatchObject({ holder: 'thief' });
  });

  test('is lost after 60 % of its life without a renewal, and is renewed again when the store is back', async () => {
    const { held, store, state, acquire, world } = setup();
    const first = await held('one');
    store.faults.push(...Array.from({ length: 1000 }, () => 'fails' as const));
    await world.advance(35_900);
    expect(first.isHeld()).toBe(true);
    await world.advance(200);
    expect(first.isHeld()).toBe(false);
    expect(first.lost.reason).toMatchObject({
      code: 'PACELINE_LEASE_LOST',
      message: `The lease "${KEY}" could not be renewed for 36 s: It is gone.`,
    });
    store.faults.length = 0;
    await world.advance(20_000);
    expect(await acquire('two', { waitSeconds: 300 })).toMatchObject({ heldBy: { holder: 'one' } });
    expect(await world.until(first.check())).toBe(false);
    expect(await world.until(first.end({ outcome: 'rolled back' }))).toEqual({ written: true });
    expect(await state()).toMatchObject({ note: { outcome: 'rolled back' } });
  });

  test('of which one call hangs is renewed by the next', async () => {
    const { held, store, world } = setup();
    const first = await held('one');
    for (let round = 0; round < 20; round++) {
      store.faults.push('hangs');
      await world.advance(25_000);
      expect(first.isHeld()).toBe(true);
    }
    const doubtful = first.check();
    expect(await world.until(doubtful)).toBe(true);
  });

  test('whose record the store lost is made again; whose record another one has since is not', async () => {
    const { world, machine } = setup();
    const place: { register: Register } = { register: createMemoryRegister() };
    const register: Register = {
      read: (key) => place.register.read(key),
      replace: (...args) => place.register.replace(...args),
      locate: () => 'here',
    };
    const { lease } = await acquireLease(register, request('one'), machine);
    place.register = createMemoryRegister();
    await world.advance(11_000);
    expect(await readLease(register, KEY)).toMatchObject({ holder: 'one' });
    expect(lease!.isHeld()).toBe(true);
    place.register = createMemoryRegister();
    const other = await acquireLease(register, request('two'), machine);
    await world.advance(11_000);
    expect([lease!.isHeld(), other.lease!.isHeld()]).toEqual([false, true]);
  });
});

describe('a lost answer', () => {
  test.each([0, 1, 2, 3])(
    'does not cost the lease when it is asked for, with %i failures after it',
    async (count) => {
      const { store, held, world } = setup();
      store.faults.push(undefined, 'loses', ...Array.from({ length: count }, () => 'fails' as const));
      const lease = await held('one');
      expect(lease).toMatchObject({ previous: undefined, resumed: false });
      expect(lease.isHeld()).toBe(true);
      expect(await world.until(lease.check())).toBe(true);
    },
  );

  test('does not cost the lease when it is renewed or given back', async () => {
    const { store, held, state, world } = setup();
    const lease = await held('one');
    for (let round = 0; round < 10; round++) {
      store.faults.push('loses');
      await world.advance(10_000);
      expect(lease.isHeld()).toBe(true);
    }
    store.calls.length = 0;
    store.faults.push(undefined, 'loses');
    expect(await world.until(lease.end({ release: 'v3' }))).toEqual({ written: true });
    expect(store.calls).toEqual(['read', 'replace', 'read']);
    expect(await state()).toMatchObject({ state: 'free', note: { release: 'v3' } });
  });
});

describe('a slow answer', () => {
  test('does not make the lease live longer: its life counts from when it was asked for', async () => {
    const { memory, world } = setup();
    let delay = 4000;
    const slow = <T>(answer: Promise<T>) =>
      new Promise<T>((resolve) => void world.after(delay, () => resolve(answer)));
    const register: Register = {
      read: (key) => slow(memory.read(key)),
      replace: (...args) => slow(memory.replace(...args)),
      locate: memory.locate,
    };
    const { lease } = await world.until(acquireLease(register, request('one'), machineIn(world)));
    const renewedAt = world.now() + 6000;
    // Asked for at 6 s, answered at 10 s, and then never again.
    await world.advance(11_000);
    delay = 1e9;
    await world.advance(renewedAt + 35_900 - world.now());
    expect(lease!.isHeld()).toBe(true);
    await world.advance(200);
    expect(lease!.isHeld()).toBe(false);
  });

  test('of a try long ago does not count for the one that got the lease', async () => {
    const { memory, held, world, store, machine } = setup();
    // Lost on the way, and then another one is first.
    store.faults.push(undefined, 'fails', 'fails');
    const asked = acquireLease(store.register, request('two', { waitSeconds: 600 }), machine);
    const other = unreliable(memory);
    const { lease: first } = await acquireLease(other.register, request('one'), machine);
    await world.advance(300_000);
    store.faults.push(undefined, 'loses');
    await world.until(first!.end({}));
    const { lease } = await world.until(asked);
    expect(lease!.isHeld()).toBe(true);
    expect(lease!.previous).toMatchObject({ takenOver: false, holder: 'one' });
    expect((await held('two')).resumed).toBe(true);
  });
});

describe('a store that fails', () => {
  test('is an error where the lease is asked for, after five tries', async () => {
    const { store, acquire } = setup();
    store.faults.push('fails', 'fails', 'fails', 'fails');
    expect((await acquire('one')).lease).toBeDefined();
    store.faults.push('fails', 'fails', 'fails', 'fails', 'fails');
    store.calls.length = 0;
    await expect(acquire('two')).rejects.toMatchObject({ code: 'PACELINE_STORE_UNREACHABLE' });
    expect(store.calls).toHaveLength(5);
  });

  test('is one at once where it says no', async () => {
    const { machine } = setup();
    const denied = new StoreError('PACELINE_STORE_DENIED', 'No.', 'Ask.');
    const register: Register = {
      read: async () => undefined,
      replace: async () => {
        throw denied;
      },
      locate: () => 'here',
    };
    await expect(acquireLease(register, request('one'), machine)).rejects.toBe(denied);
  });

  test.each(['fails', 'hangs'] as const)(
    'is a sentence where the lease is given back: it %s',
    async (fault) => {
      const { store, held, world } = setup();
      const lease = await held('one');
      store.faults.push(...Array.from({ length: 100 }, () => fault));
      const started = world.now();
      const ending = await world.until(lease.end({ release: 'v2' }));
      expect(ending).toMatchObject({
        written: false,
        because: expect.stringMatching(/It is gone|did not answer/),
      });
      expect(world.now() - started).toBeLessThan(16_000);
      expect(lease.lost.aborted).toBe(false);
    },
  );
});

describe('a signal that is aborted', () => {
  test('ends the waiting at once, with its reason', async () => {
    const { held, store, machine, world } = setup();
    await held('one');
    const controller = new AbortController();
    const waiting = acquireLease(
      store.register,
      request('two', { waitSeconds: 600, signal: controller.signal }),
      machine,
    );
    waiting.catch(() => undefined);
    await world.advance(10_000);
    const calls = store.calls.length;
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(store.calls.filter((call, index) => index >= calls && call === 'replace')).toEqual([]);
  });

  test.each([[undefined], ['loses' as const]])(
    'gives back what was taken in the meantime, with the note that was there (answer: %s)',
    async (fault) => {
      const { held, memory, machine, world, state } = setup();
      await world.until((await held('before')).end({ release: 'v1' }));
      const controller = new AbortController();
      const store = unreliable(memory);
      store.faults.push(undefined, fault);
      const register: Register = {
        ...store.register,
        replace: (...args) => {
          const answer = store.register.replace(...args);
          controller.abort(new Error('cancelled'));
          return answer;
        },
      };
      const asked = acquireLease(register, request('two', { signal: controller.signal }), machine);
      await expect(world.until(asked)).rejects.toThrow('cancelled');
      expect(await state()).toMatchObject({ state: 'free', note: { release: 'v1' } });
    },
  );
});

describe('what stands in the record', () => {
  const good = {
    format: 'paceline lease 1',
    state: 'held',
    holder: 'h',
    grant: 'g',
    details: {},
    seconds: 60,
  };
  const { holder: _, ...withoutHolder } = good;
  test.each<[string, unknown]>([
    ['no JSON', '{"format":'],
    ['another version', { ...good, format: 'paceline lease 2' }],
    ['a text', 'free'],
    ['null', null],
    ['a list', [good]],
    ['nothing', {}],
    ['no holder', withoutHolder],
    ['an empty holder', { ...good, holder: '' }],
    ['a long holder', { ...good, holder: 'h'.repeat(201) }],
    ['another state', { ...good, state: 'open' }],
    ['no time to live', { ...good, seconds: 0 }],
    ['a day to live', { ...good, seconds: 86_400 }],
    ['a text to live', { ...good, seconds: '60' }],
    ['nested details', { ...good, details: { who: { name: 'x' } } }],
    ['a list of details', { ...good, details: ['x'] }],
    ['long details', { ...good, details: { who: 'x'.repeat(401) } }],
    [
      'many details',
      { ...good, details: Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`f${n}`, n])) },
    ],
    [
      'a prototype',
      `{"format":"paceline lease 1","state":"held","holder":"h","grant":"g","seconds":60,"details":{"__proto__":{"x":1}}}`,
    ],
    ['free without a note', { ...good, state: 'free' }],
    ['a wrong one before', { ...good, previous: { takenOver: 'yes', holder: 'x' } }],
    [
      'a long one before',
      { ...good, previous: { takenOver: false, holder: 'x', note: { a: 'x'.repeat(401) } } },
    ],
  ])('is no lease: %s', async (_, raw) => {
    const { memory, acquire } = setup();
    const written = typeof raw === 'string' && raw.startsWith('{') ? raw : JSON.stringify(raw);
    await memory.replace(KEY, text(written), undefined);
    const expected = {
      name: 'LeaseError',
      code: 'PACELINE_LEASE_DAMAGED',
      message: expect.stringContaining(`"${KEY}"`),
      remedy: expect.stringContaining(memory.locate(KEY)),
    };
    await expect(acquire('one')).rejects.toMatchObject(expected);
    await expect(readLease(memory, KEY)).rejects.toMatchObject(expected);
    expect(new TextDecoder().decode((await memory.read(KEY))!.bytes)).toBe(written);
  });

  test('no UTF-8 is no lease, and the holder of one that is overwritten so loses it in time', async () => {
    const { memory, held, world } = setup();
    const lease = await held('one');
    await memory.replace(KEY, new Uint8Array([0xff, 0xfe]), (await memory.read(KEY))!.version);
    await expect(world.until(lease.check())).rejects.toMatchObject({ code: 'PACELINE_LEASE_DAMAGED' });
    await world.advance(37_000);
    expect(lease.lost.reason).toMatchObject({ code: 'PACELINE_LEASE_LOST' });
    expect(await world.until(lease.end({}))).toMatchObject({
      because: expect.stringContaining('is no JSON'),
    });
  });

  test('fits, whatever the words are: what is too long is cut, what cannot be kept is left out', async () => {
    const { held, state, memory, world } = setup();
    const odd = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`field-${n}`, '\u0001'.repeat(5000)]),
    );
    const first = await held('\u0002'.repeat(200), {
      details: { ...odd, ok: 1 },
      key: KEY,
    });
    await world.until(first.end(odd));
    const second = await held('two', {
      details: { 'not a name': 1, nothing: Number.NaN, deep: {} as never, fine: true, count: 3, ...odd },
    });
    expect(second.previous).toMatchObject({ takenOver: false, note: { 'field-0': '\u0001'.repeat(400) } });
    expect(await state()).toMatchObject({ details: { fine: true, count: 3 } });
    expect(Object.keys(((await state()) as { details: object }).details)).toHaveLength(12);
    expect((await memory.read(KEY))!.bytes.byteLength).toBeLessThan(64 * 1024);
  });

  test.each([
    [{ holder: '' }, 'a holder'],
    [{ holder: 'x'.repeat(201) }, 'a holder'],
    [{ seconds: 0.5 }, '1 to 3600'],
    [{ seconds: 7200 }, '1 to 3600'],
    [{ seconds: Number.NaN }, '1 to 3600'],
    [{ waitSeconds: -1 }, 'wait'],
  ])('is asked for rightly: %o', async (wrong, said) => {
    const { memory, machine } = setup();
    const asked = acquireLease(memory, request('one', wrong), machine);
    await expect(asked).rejects.toMatchObject({
      code: 'PACELINE_LEASE_REQUEST',
      message: expect.stringContaining(said),
    });
  });
});
