/**
 * Builds the one bundle of all actions, and that of their threads: `node scripts/build.ts [--out DIR]` (default
 * `build/dist`).
 *
 * TypeScript 7 emits JavaScript into `build/js`, in the layout of the repository; @vercel/ncc bundles that
 * (it cannot compile with TypeScript 7 itself: vercel/ncc#1336). Beside the bundle stands one stub per
 * action, which carries what action.yml says, so that defaults and outputs are declared once.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { minify } from 'terser';
import { metadataOf, readJavaScriptActions, root } from './actions.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'build/dist' } } });
const out = resolve(root, values.out);
const js = join(root, 'build/js');
const tool = (path: string) => join(root, 'node_modules', path);
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });

const started = performance.now();
rmSync(js, { recursive: true, force: true });
compile();
linkPackages();
deferHttpClient();
deferExec();
deferArtifactVerbs();
// ncc leaves the chunks of an earlier build behind.
rmSync(out, { recursive: true, force: true });
bundle('actions/entry.js', out, '--license', 'licenses.txt');
bundle('packages/snapshot/src/workers/worker.js', join(out, 'threads'));
await shorten();
writeStubs();
console.log(`bundle: ${relative(root, out)} in ${((performance.now() - started) / 1000).toFixed(1)} s`);

function compile(): void {
  try {
    node(tool('typescript/bin/tsc'), '-p', 'tsconfig.build.json');
  } catch (error) {
    process.stderr.write((error as { stdout?: Buffer }).stdout ?? '');
    throw new Error('tsc failed; nothing was bundled');
  }
}

/**
 * The emitted tree resolves `@paceline/x` to emitted packages, not to their TypeScript sources. None of their
 * modules does anything when it is evaluated, so an action evaluates those alone of which it uses something: not the
 * schemas of all documents, say, because it writes one of them.
 */
function linkPackages(): void {
  writeFileSync(join(js, 'package.json'), '{ "type": "module" }\n');
  mkdirSync(join(js, 'node_modules/@paceline'), { recursive: true });
  for (const manifest of globSync('packages/*/package.json', { cwd: root })) {
    const name = manifest.split('/')[1]!;
    const content = JSON.parse(readFileSync(join(root, manifest), 'utf8'));
    mkdirSync(join(js, 'packages', name), { recursive: true });
    writeFileSync(
      join(js, 'packages', name, 'package.json'),
      JSON.stringify({
        ...content,
        exports: content.exports.replace(/\.ts$/, '.js'),
        sideEffects: false,
      }),
    );
    symlinkSync(join('../../packages', name), join(js, 'node_modules/@paceline', name));
  }
}

/**
 * `@actions/core` imports `@actions/http-client`, and so undici, for getIDToken alone, and evaluates it at
 * every start: over half of what starting an action costs. The emitted tree gets its own copy of the same
 * package, whose HTTP client is the real one behind `import()`.
 */
function deferHttpClient(): void {
  const scope = join(js, 'node_modules/@actions');
  cpSync(tool('@actions/core'), join(scope, 'core'), { recursive: true, dereference: true });
  const client = join(scope, 'http-client');
  mkdirSync(join(client, 'lib'), { recursive: true });
  const real = relative(client, tool('@actions/http-client/lib'));
  writeFileSync(
    join(client, 'package.json'),
    '{ "type": "module", "exports": { ".": "./index.js", "./lib/auth": "./lib/auth.js" } }',
  );
  writeFileSync(join(client, 'lib/auth.js'), `export * from '../${real}/auth.js';\n`);
  writeFileSync(
    join(client, 'index.js'),
    `export class HttpClient {
  constructor(...options) { this.options = options; }
  async getJson(...request) {
    const { HttpClient: Real } = await import('${real}/index.js');
    return new Real(...this.options).getJson(...request);
  }
}
`,
  );
}

/**
 * `@actions/exec` comes with every action too, as `@actions/core` can describe the platform by it, and brings
 * `child_process`. Here it is loaded by the first program that an action runs.
 */
function deferExec(): void {
  const folder = join(js, 'node_modules/@actions/exec');
  mkdirSync(folder, { recursive: true });
  const real = relative(folder, tool('@actions/exec/lib/exec.js'));
  writeFileSync(
    join(folder, 'package.json'),
    '{ "type": "module", "exports": "./index.js", "sideEffects": false }',
  );
  const deferred = (name: string) =>
    `export const ${name} = async (...call) => (await import('${real}')).${name}(...call);\n`;
  writeFileSync(join(folder, 'index.js'), deferred('exec') + deferred('getExecOutput'));
}

/**
 * `@actions/artifact` loads what its client needs for uploads, downloads, lists and deletions together, for any of
 * them. The emitted tree gets the same client, which loads each with its first use, and `loadUpload` for who knows
 * that one will come.
 */
function deferArtifactVerbs(): void {
  const folder = join(js, 'node_modules/@actions/artifact');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  const real = relative(folder, tool('@actions/artifact/lib/internal'));
  let deferred = 0;
  const text = readFileSync(tool('@actions/artifact/lib/internal/client.js'), 'utf8')
    .replaceAll(" from './", ` from '${real}/`)
    .replaceAll(
      /^import \{ ([^}]+) \} from '(.*\/(?:upload|download|delete|find)\/.*)';$/gm,
      (_, names, file) => {
        deferred += 1;
        const defer = (name: string) =>
          `const ${name} = async (...call) => (await import('${file}')).${name}(...call);`;
        return names.split(', ').map(defer).join('\n');
      },
    );
  const upload = relative(folder, tool('@actions/artifact/lib/internal/upload/upload-artifact.js'));
  if (!text.includes(`'${upload}'`)) throw new Error('@actions/artifact has another client: no upload');
  // What is not found is not deferred, and every action that uploads something would start slower.
  if (deferred !== 5) throw new Error(`@actions/artifact has another client: ${deferred} imports are not 5`);
  writeFileSync(join(folder, 'index.js'), `${text}\nexport const loadUpload = () => import('${upload}');\n`);
}

/**
 * What the threads of saves and restores run is built apart from the actions: with their entry each thread would
 * first load what only actions need, and begin its work when it could have done a part of it.
 */
function bundle(entry: string, folder: string, ...options: string[]): void {
  node(
    tool('@vercel/ncc/dist/ncc/cli.js'),
    'build',
    join(js, entry),
    '-o',
    folder,
    '--no-cache',
    '-q',
    ...options,
  );
}

/**
 * Drops comments and indentation (licences stand in licenses.txt), and what nothing refers to: a third less for
 * every job to download and read. Names and lines stay, so a stack trace still says where.
 */
async function shorten(): Promise<void> {
  for (const file of globSync('**/*.js', { cwd: out })) {
    const path = join(out, file);
    const { code } = await minify(readFileSync(path, 'utf8'), {
      module: true,
      compress: {
        defaults: false,
        unused: true,
        dead_code: true,
        evaluate: true,
        side_effects: true,
        keep_fargs: true,
      },
      keep_fnames: true,
      keep_classnames: true,
      mangle: false,
      format: { comments: false, beautify: true, indent_level: 0 },
    });
    writeFileSync(path, `${code}\n`);
  }
}

/**
 * Main and post have a stub each: which phase runs is a fact of the file that the runner starts, and not of
 * a state that a main which was killed early may not have written.
 */
function writeStubs(): void {
  for (const action of readJavaScriptActions()) {
    const call = `${JSON.stringify(action.name)}, ${JSON.stringify(metadataOf(action))}`;
    const stub = (name: string, args: string) =>
      writeFileSync(join(out, name), `import { start } from './index.js'; start(${args});\n`);
    stub(`${action.name}.js`, call);
    if (action.definition.runs.post) stub(`${action.name}-post.js`, `${call}, 'post'`);
  }
}
