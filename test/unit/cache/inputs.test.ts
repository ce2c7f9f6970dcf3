import { type InputParsers, readInputs } from '@paceline/core';
import { expect, test } from 'vitest';
import { inputs as adminInputs } from '../../../actions/cache/admin/src/inputs.ts';
import {
  cacheInputs,
  checkTogether,
  restoreInputs,
  saveInputs,
} from '../../../actions/cache/src/request/inputs.ts';
import { inputs as perfReportInputs } from '../../../actions/perf-report/src/inputs.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';

const parsersOf: Record<string, InputParsers> = {
  cache: cacheInputs,
  'cache-restore': restoreInputs,
  'cache-save': saveInputs,
};

function read(name: string, given: Record<string, string>, variables: Record<string, string> = {}) {
  const { inputs } = metadataOf(readActions().find((action) => action.name === name)!);
  return readInputs(
    parsersOf[name]!,
    (input) => given[input] ?? inputs[input]?.default ?? '',
    () => false,
    (values) => checkTogether(values, { variables }),
  ) as Record<string, unknown>;
}
const problems = (given: Record<string, string>, variables = {}, name = 'cache'): string => {
  try {
    read(name, given, variables);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const good = { path: 'p', key: 'k' };

test.each(Object.keys(parsersOf))('%s needs path and key, or a preset', (name) => {
  expect(problems({}, {}, name)).toMatch(/^2 inputs are wrong:\n- "path" is required.*\n- "key" is required/);
  expect(problems({ path: 'p' }, {}, name)).toMatch(/^Input "key" is required/);
  expect(problems({ preset: 'npm' }, {}, name)).toBe('');
  expect(problems(good, {}, name)).toBe('');
});

test('every wrong input is reported at once, and none twice', () => {
  const message = problems({
    path: '!only',
    key: 'a,b',
    preset: 'mpn',
    'restore-keys': 'k\n'.repeat(10),
    context: 'a=1\na=2',
    'lookup-only': 'yes',
    'fail-on-cache-miss': 'perhaps',
    save: 'sometimes',
    'on-existing': 'merge',
    ttl: '7',
    mode: 'readonly',
    compression: 'gzip',
    'sign-with': 'not a name',
    enableCrossOsArchive: 'maybe',
  });
  expect(message).toContain('14 inputs are wrong');
  expect(message).toContain('did you mean "npm"?');
  expect(message).toContain('did you mean "read-only"?');
  expect(message).toContain('add a unit');
});

test('the key that was written into sign-with stands in no message', () => {
  const key = 'kZ8!hunter22hunter22hunter22hunter22';
  expect(problems({ ...good, 'sign-with': key })).toMatch(/not the key itself/);
  expect(problems({ ...good, 'sign-with': key })).not.toContain('hunter22');
  expect(problems({ ...good, 'sign-with': 'KEY' }, { KEY: 'hunter22' })).toMatch(/8 bytes/);
  expect(problems({ ...good, 'sign-with': 'KEY' }, { KEY: 'hunter22' })).not.toContain('hunter22');
});

test.each([
  ['zstd', { codec: 'zstd' }],
  ['ZSTD:19', { codec: 'zstd', level: 19 }],
  ['brotli:0', { codec: 'brotli', level: 0 }],
  ['lz4', { codec: 'lz4' }],
  ['none', { codec: 'none' }],
])('compression %s', (compression, expected) => {
  expect(read('cache', { ...good, compression })['compression']).toEqual(expected);
});

test.each(['zstd:0', 'zstd:20', 'brotli:12', 'zstd:', 'zstd:fast', 'lz4:1', 'none:1', ':3', 'gzip'])(
  'compression %s is refused',
  (compression) => expect(problems({ ...good, compression })).toContain('"compression"'),
);

test('defaults are those of actions/cache', () => {
  expect(read('cache', good)).toMatchObject({
    path: ['p'],
    key: 'k',
    'restore-keys': [],
    'lookup-only': false,
    'fail-on-cache-miss': false,
    enableCrossOsArchive: false,
    save: 'on-success',
    'on-existing': 'keep',
    mode: 'auto',
    ttl: undefined,
  });
  expect(read('cache', { ...good, ttl: '1h30m' })['ttl']).toBe(5400);
});

// A log and a list cannot show them, and an entry of such a key would never be found again.
test.each(['a\tb', 'a\u0000b', 'a\u001b[2Jb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\nb'])(
  'a key with a control character is refused wherever keys are given: %j',
  (key) => {
    const expected = /control characters.*character 2 is U\+/s;
    for (const name of Object.keys(parsersOf)) expect(problems({ ...good, key }, {}, name)).toMatch(expected);
    const line = key.replace('\n', '\t');
    for (const name of ['cache', 'cache-restore']) {
      expect(problems({ ...good, 'restore-keys': `fine\n${line}` }, {}, name)).toMatch(expected);
    }
    for (const input of ['key', 'pattern'] as const) {
      expect(() => adminInputs[input].parse(`fine\n${line}`)).toThrow('control characters');
    }
    expect(() => perfReportInputs['comment-key'].parse(key)).toThrow('control characters');
  },
);

test.each(['a b', 'Größe', '文', '😀', "a'b", 'a%0Ab'])('a key of other characters is taken: %j', (key) => {
  expect(problems({ ...good, key, 'restore-keys': key })).toBe('');
});
