import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { asObject, foldersUpTo, mochaOptions, parseObject, scriptArguments } from '@paceline/runners';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Runner } from '../runner.ts';
import { mochaConfiguration, mochaList, mochaReporter, settingsOfWhole } from './mocha-program.ts';
import { expandedWords, refuseComputed } from './shell-expansion.ts';

/** Options that say where the configuration is and what of the suite runs: for a run of given files they are replaced. */
const OF_WHOLE = /^(?:(?:no-)?(?:config|package)|ignore|exclude)$/;
const OF_WHOLE_OR_PART = /^(?:(?:no-)?(?:config|package)|ignore|exclude|fail-zero)$/;
/** Options of ts-mocha, which mocha does not know. */
const OF_TS_MOCHA = /^(?:project|paths|type-check)$/;

/** mocha, also by ts-mocha. */
export function mocha(project: Project, temporary: string): Runner {
  const { command } = project;
  const isTypeScript = command?.executable === 'ts-mocha';
  const program = () => packageBin(isTypeScript ? 'ts-mocha' : 'mocha', project.directory, project.root);
  const folder = async () => dirname(dirname(await packageBin('mocha', project.directory, project.root)));
  const place = (kind: string) => mkdtemp(join(temporary, `mocha-${kind}-`));
  return {
    name: 'mocha',
    reportFormat: 'jsonl',
    listsFirst: true,
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      const { options, words } = scriptArguments('mocha', command, isTypeScript ? OF_TS_MOCHA : undefined);
      if (command?.args.some(({ computed }) => computed)) return undefined;
      const script = join(await place('list'), 'list.cjs');
      await writeFile(script, mochaList(await folder()));
      const said = await project.ask(
        'node',
        [
          ...project.script.nodeFlags,
          script,
          ...options,
          ...project.args,
          ...expandedWords(words, project.directory),
        ],
        { timeoutSeconds, variables: project.script.variables },
      );
      // Configurations may print before it.
      const line = said?.split('\n').findLast((one) => one.startsWith('{"mochaCollects":'));
      const files = line === undefined ? undefined : parseObject(line)?.['mochaCollects'];
      return Array.isArray(files) && files.every((file) => typeof file === 'string') ? { files } : undefined;
    },
    async invocations(files, reportPath, { part = false } = {}) {
      const isWhole = files.length === 0;
      const others = isWhole ? undefined : part ? OF_WHOLE_OR_PART : OF_WHOLE;
      const { options, words } = scriptArguments('mocha', command, others);
      refuseComputed(
        'mocha',
        (command?.args ?? []).filter((word) => isWhole || !words.includes(word)),
      );
      const configuration = isWhole ? [] : await ownConfiguration(project, await folder(), part, place);
      const bin = await program();
      const runs = batches(files).map(async (batch, index) => {
        const reporter = join(await place('reporter'), 'reporter.cjs');
        await writeFile(reporter, mochaReporter(await folder(), reportPath(index)));
        return {
          command: 'node',
          report: reportPath(index),
          variables: project.script.variables,
          args: [
            ...project.script.nodeFlags,
            bin,
            ...options,
            ...configuration,
            ...['--reporter', reporter],
            ...project.args,
            ...(isWhole ? expandedWords(words, project.directory) : batch.map(asPath)),
          ],
        };
      });
      return Promise.all(runs);
    },
    read: readEventReport,
  };
}

/** `init` and `inspect` are commands of mocha, and a name of digits is no file to it. */
const asPath = (file: string): string => (file.includes('/') ? file : `./${file}`);

/** The project's configuration without the files that it names. */
async function ownConfiguration(
  project: Project,
  mochaFolder: string,
  part: boolean,
  place: (kind: string) => Promise<string>,
): Promise<string[]> {
  const options = mochaOptions(project.command);
  const folder = await place('configuration');
  const words: string[] = [];
  if (options.has('no-config')) words.push('--no-config');
  else {
    const config = options.values('config').at(-1);
    const path = join(folder, 'mocharc.cjs');
    await writeFile(path, mochaConfiguration(mochaFolder, config === undefined ? {} : { config }, part));
    words.push('--config', path);
  }
  if (options.has('no-package')) return [...words, '--no-package'];
  const given = options.values('package').at(-1);
  const manifest = await nearestManifest(project, given);
  const settings = asObject(manifest?.['mocha']);
  const kept = Object.entries(settings ?? {}).filter(([key]) => !settingsOfWhole(part).includes(key));
  if (settings === undefined || kept.length === Object.keys(settings).length)
    return given === undefined ? words : [...words, '--package', given];
  const path = join(folder, 'package.json');
  await writeFile(path, JSON.stringify({ mocha: Object.fromEntries(kept) }));
  return [...words, '--package', path];
}

/** The package.json that mocha reads: a given one, else the nearest. */
async function nearestManifest({ directory, root }: Project, given: string | undefined) {
  const paths =
    given === undefined
      ? foldersUpTo(directory, root).map((folder) => join(folder, 'package.json'))
      : [posix.isAbsolute(given) ? given : join(directory, given)];
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseObject(text);
  }
  return undefined;
}
