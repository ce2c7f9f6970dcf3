/** What the stand-ins share: inputs, outputs and messages, as @actions/core does them. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** The value of an input, trimmed. */
export function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** A boolean input by YAML 1.2, as the real actions read it. */
export function flag(name: string): boolean {
  const value = input(name);
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['', 'false', 'False', 'FALSE'].includes(value)) return false;
  throw new Error(`The input ${name} is '${value}'; allowed are true and false.`);
}

/** A whole number from 0. */
export function count(name: string, fallback: number): number {
  const value = input(name);
  if (value === '') return fallback;
  if (!/^\d+$/.test(value))
    throw new Error(`The input ${name} is '${value}'; allowed is a whole number from 0.`);
  return Number(value);
}

/** Sets an output, state or PATH entry through the runner's files. */
export function append(variable: 'GITHUB_OUTPUT' | 'GITHUB_STATE', name: string, value: string): void {
  const delimiter = `end-${randomUUID()}`;
  appendFileSync(process.env[variable] ?? '', `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}

/** A command of the runner, e.g. command('notice', 'text'). */
export function command(name: string, message: string): void {
  const data = message.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  process.stdout.write(`::${name}::${data}\n`);
}

/** What the real action does and its stand-in cannot; the exit status by which the runner knows of it. */
export class NotSupported extends Error {}
export const notSupportedStatus = 78;

/** Runs the body of an action; what it throws fails the step with its message. */
export async function main(body: () => Promise<void> | void): Promise<void> {
  try {
    await body();
  } catch (error) {
    command('error', error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof NotSupported ? notSupportedStatus : 1;
  }
}

/** Finds a program of this machine and its version; another one than asked for is a warning, none fails the step. */
export function installed(
  language: string,
  programs: readonly string[],
  args: readonly string[],
  asked: string,
): { version: string; path: string } {
  for (const program of programs) {
    const result = spawnSync(program, args, { encoding: 'utf8' });
    const version = /\d+\.\d+(\.\d+)?/.exec(`${result.stdout ?? ''}${result.stderr ?? ''}`)?.[0];
    if (result.status !== 0 || version === undefined) continue;
    const path = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
    process.stdout.write(`Using ${language} ${version} of this machine (${path})\n`);
    if (/^\d/.test(asked) && !`${version}.`.startsWith(`${asked.replace(/\.x$/, '')}.`)) {
      command(
        'warning',
        `${language} ${asked} was asked for; this machine has ${version}, so this job says nothing about ${asked}.`,
      );
    }
    return { version, path };
  }
  command(
    'error',
    `${language} is not installed on this machine. Install it, or leave this job out with --job.`,
  );
  process.exit(notSupportedStatus);
}
