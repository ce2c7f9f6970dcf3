/**
 * `npm run servers [-- --sudo]`: installs what is missing of the real servers that `npm run test:servers`
 * runs against, and prints what there is. apt needs root: run it as root, or allow it to call sudo.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import {
  type AptServer,
  aptServers,
  hasNpmTools,
  hasOpenapi,
  missingPrograms,
  openapi,
  serversFolder,
  whereIs,
} from '../test/servers/catalog.ts';
import { aptAccess, installPackages } from './servers-apt.ts';
import { installNpmTools, installOpenapi } from './servers-npm.ts';

const { values } = parseArgs({ options: { sudo: { type: 'boolean', default: false } } });
const problems: string[] = [];
const attempt = (what: string, install: () => void) => {
  const started = performance.now();
  console.log(`Installing ${what} …`);
  try {
    install();
    console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    problems.push((error as Error).message);
  }
};

const lacking = aptServers.filter((server) => missingPrograms(server).length > 0);
if (lacking.length > 0) {
  const packages = lacking.flatMap((server) => server.packages);
  const access = aptAccess(values.sudo, packages);
  if ('refused' in access) problems.push(access.refused);
  else attempt(packages.join(', '), () => installPackages(access.prefix, packages));
}
if (!hasNpmTools()) attempt('azurite', installNpmTools);
if (!hasOpenapi()) attempt(`${openapi.package} ${openapi.version}`, installOpenapi);

const rows = [...(await Promise.all(aptServers.map(aptRow))), azuriteRow(), openapiRow()];
printTable([['server', 'version', 'where'], ...rows]);
for (const problem of problems) console.error(`\n${problem}`);
process.exitCode = problems.length > 0 || rows.some(([, version]) => version === 'missing') ? 1 : 0;

async function aptRow(server: AptServer): Promise<string[]> {
  const missing = missingPrograms(server);
  if (missing.length > 0) return [server.name, 'missing', `${missing.join(', ')} not found`];
  const path = whereIs(server.programs[0])!;
  try {
    const { stdout, stderr } = await promisify(execFile)(path, [server.versionFlag], { timeout: 20_000 });
    return [server.name, /\d+\.\d+(?:\.\d+)?/.exec(stdout + stderr)?.[0] ?? 'unknown', path];
  } catch (error) {
    problems.push(`${path} does not run: ${(error as Error).message}`);
    return [server.name, 'broken', path];
  }
}

function azuriteRow(): string[] {
  const folder = join(serversFolder, 'node_modules/azurite');
  if (!hasNpmTools() || !existsSync(folder)) return ['azurite', 'missing', ''];
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return ['azurite', version, relative(process.cwd(), folder)];
}

function openapiRow(): string[] {
  return hasOpenapi()
    ? ['GitHub OpenAPI', openapi.version, relative(process.cwd(), openapi.path)]
    : ['GitHub OpenAPI', 'missing', ''];
}

function printTable(lines: readonly (readonly string[])[]): void {
  const widths = [0, 1].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  for (const [name, version, where] of lines) {
    console.log(`${name!.padEnd(widths[0]!)}  ${version!.padEnd(widths[1]!)}  ${where}`);
  }
}
