import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputProblem } from '@paceline/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { contextDigests, contextLines } from '../../../actions/cache/src/request/context-lines.ts';
import { hashFiles } from '../../../actions/cache/src/request/hash-files.ts';
import { temporary } from '../../temporary.ts';

let workspace: string;
beforeEach(() => {
  workspace = temporary();
});

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(workspace, name)), { recursive: true });
  writeFileSync(join(workspace, name), text);
};
const hash = (...patterns: string[]) => hashFiles(patterns, { workspace, home: '/nowhere' });

describe('digest of files', () => {
  test('changes with content, name and set of files, and with nothing else', async () => {
    write('a/lock', '1');
    write('b/lock', '2');
    write('other', 'x');
    const first = await hash('**/lock');
    expect(first.files).toBe(2);
    write('other', 'y');
    expect(await hash('**/lock')).toEqual(first);
    write('a/lock', '2');
    const changed = await hash('**/lock');
    write('a/lock', '1');
    rmSync(join(workspace, 'b'), { recursive: true });
    const fewer = await hash('**/lock');
    write('c/lock', '2');
    const moved = await hash('**/lock');
    expect(new Set([first, changed, fewer, moved].map(({ digest }) => digest)).size).toBe(4);
  });

  test('leaves out what ! lines name, .git and what links point to; names a file once', async () => {
    write('lock', '1');
    write('node_modules/x/lock', '2');
    write('.git/lock', '3');
    write('.hidden/lock', '4');
    symlinkSync('.hidden', join(workspace, 'link'));
    symlinkSync('lock', join(workspace, 'also-lock'));
    expect((await hash('**/lock', 'lock', '!**/node_modules/**')).files).toBe(2);
    expect((await hash('lock')).files).toBe(1);
    expect((await hash('.hidden')).files).toBe(1);
    expect((await hash('nothing')).files).toBe(0);
  });
});

describe('the input context', () => {
  const parse = (text: string) => contextLines().parse(text);

  test('has values and files', () => {
    expect(parse('node = 22.1\n# why\n\nempty=\nurl=a=b\n./a=b\npackage-lock.json\n!x/**')).toEqual({
      values: { node: '22.1', empty: '', url: 'a=b' },
      files: ['./a=b', 'package-lock.json', '!x/**'],
    });
    expect(parse('')).toEqual({ values: {}, files: [] });
  });

  test.each([
    ['a=1\na=2', /a stands there twice/],
    ['../x', /"..\/x" leaves it/],
    ['/etc/passwd', /leaves it/],
    ['~/.npmrc', /leaves it/],
    ['C:\\x', /leaves it/],
    ['!x', /only leave out/],
    ['x\n'.repeat(65), /it has 65/],
  ])('refuses %j', (text, message) => {
    let problem: unknown;
    try {
      parse(text);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(InputProblem);
    expect(`${(problem as InputProblem).message} ${(problem as InputProblem).fix}`).toMatch(message);
  });

  test('becomes digests by name, with a word on patterns that match nothing', async () => {
    write('lock', '1');
    const notes: string[] = [];
    const at = { workspace, home: '/nowhere' };
    const digests = await contextDigests(parse('node=22\nlock\nmissing'), at, (note) => notes.push(note));
    expect(Object.keys(digests)).toEqual(['node', 'lock', 'missing']);
    for (const digest of Object.values(digests)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digests['lock']).toBe((await hash('lock')).digest);
    expect(notes).toEqual(['The context "missing" matched no file.']);
  });
});
