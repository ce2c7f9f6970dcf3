import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { parseNameStatus, type TrackedFile } from '@paceline/core';
import type { Checkout } from '../../../actions/test-impact/src/machine.ts';

/** Larger ones are no source; a working tree would refuse them at 16 MB. */
const MAX_BYTES = 2 * 1024 * 1024;
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|mp4|webm|woff2?|ttf|eot|pdf|zip|gz|tgz|wasm|node|exe|dll|so)$/i;

/** The commits of a repository as checkouts that exist in memory only: a plan is made for each without a working tree. */
export class Commits {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();
  readonly #trees = new Map<string, Map<string, string>>();
  readonly #batch: ChildProcessByStdio<Writable, Readable, null>;
  #answers: Buffer = Buffer.alloc(0);
  #wake: () => void = () => {};

  constructor(folder: string) {
    this.#folder = folder;
    this.#batch = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#batch.stdout.on('data', (chunk: Buffer) => {
      this.#answers = Buffer.concat([this.#answers, chunk]);
      this.#wake();
    });
  }

  close(): void {
    this.#batch.stdin.end();
  }

  #git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.#folder, encoding: 'utf8', maxBuffer: 1 << 30 });
  }

  /** The newest commits of the branch that are no merges, each with its parent. */
  list(count: number): { readonly commit: string; readonly parent: string }[] {
    const lines = this.#git('log', '--no-merges', `-${count}`, '--format=%H %P', 'HEAD').trim().split('\n');
    return lines.flatMap((line) => {
      const [commit, parent] = line.split(' ');
      return commit && parent ? [{ commit, parent }] : [];
    });
  }

  async checkout(commit: string, parent: string): Promise<Checkout> {
    const tracked = this.#tree(commit);
    await this.#load(tracked);
    const ids = this.#idsAt(commit);
    return {
      head: async () => commit,
      findBase: async () => ({ commit: parent, how: 'the parent' }),
      changedFiles: async (base, head) =>
        parseNameStatus(this.#git('diff', '--name-status', '-z', '--find-renames', base, head)),
      tracked: async () => tracked,
      readAt: async (at, path) => {
        const id = this.#idsAt(at).get(path);
        return id === undefined ? undefined : this.#git('cat-file', 'blob', id);
      },
      treeId: async () => commit,
      has: async () => true,
      read: (path) => this.#texts.get(ids.get(path) ?? ''),
    };
  }

  #idsAt(commit: string): Map<string, string> {
    const known = this.#trees.get(commit);
    if (known) return known;
    const ids = new Map(this.#tree(commit).map(({ path, id }) => [path, id]));
    this.#trees.set(commit, ids);
    return ids;
  }

  #tree(commit: string): TrackedFile[] {
    return this.#git('ls-tree', '-r', '-z', commit)
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const tab = line.indexOf('\t');
        const [mode, , id] = line.slice(0, tab).split(' ');
        const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
        return { path: line.slice(tab + 1), kind, id: id!, absent: false };
      });
  }

  async #load(files: readonly TrackedFile[]): Promise<void> {
    const wanted = files.filter(
      ({ id, kind, path }) => kind === 'file' && !this.#texts.has(id) && !BINARY.test(path),
    );
    const ids = [...new Set(wanted.map(({ id }) => id))];
    this.#batch.stdin.write(ids.map((id) => `${id}\n`).join(''));
    for (const id of ids) {
      const header = (await this.#line()).split(' ');
      const size = Number(header[2]);
      if (header[1] !== 'blob') continue;
      const body = await this.#bytes(size + 1);
      this.#texts.set(id, size > MAX_BYTES ? '' : body.toString('utf8', 0, size));
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#answers.indexOf(10);
      if (end !== -1) {
        const line = this.#answers.toString('utf8', 0, end);
        this.#answers = this.#answers.subarray(end + 1);
        return line;
      }
      await this.#more();
    }
  }

  async #bytes(count: number): Promise<Buffer> {
    while (this.#answers.length < count) await this.#more();
    const found = this.#answers.subarray(0, count);
    this.#answers = this.#answers.subarray(count);
    return found;
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
