import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeldLease } from '@paceline/coordinate';
import { type Environment, eventTrust, mayWrite } from '@paceline/core';
import { oneLine } from '@paceline/render';
import { type OpenedRegister, openRegister } from '@paceline/store';
import type { GateContext } from '../state.ts';

/** A service that has no name is known by what its figures are: two of one repository are not taken for each other. */
export function unnamedService(repository: string, inputs: GateContext['inputs']): string {
  const facts = ['prometheus-url', 'canary-requests', 'baseline-requests'] as const;
  const text = facts.map((name) => inputs[name].replaceAll(/\s+/g, ' ')).join('\0');
  return `${repository} (queries ${createHash('sha256').update(text).digest('hex').slice(0, 8)})`;
}

/**
 * The store's register of leases. A disk without a path is this machine's alone, so there all runners of one user
 * share a folder, whatever their home is.
 */
export async function openServiceRegister(
  environment: Environment,
  store: string,
  prefix: string,
): Promise<OpenedRegister | { readonly unguarded: string }> {
  const { level } = eventTrust(environment);
  if (level !== 'trusted') {
    return {
      unguarded: `a run on ${environment.eventName} may come from anyone, and must not hold others up`,
    };
  }
  const register = await openRegister(store.split(/\s+/), {
    home: environment.variables['PACELINE_HOME'] ? environment.home : (machineFolder() ?? environment.home),
    variables: environment.variables,
    mayWrite: { ...mayWrite(environment), prefixes: [prefix] },
  });
  return (
    register ?? {
      unguarded: "GitHub's cache cannot hold a lock, as runs of other refs do not see its entries",
    }
  );
}

/** Ours alone, so that no other user of the machine can hold our releases up; undefined where that cannot be had. */
function machineFolder(): string | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const folder = join(tmpdir(), `paceline-${user}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Of another run, so text of others: one line. */
export function wordsOf(state: {
  readonly holder: string;
  readonly details?: HeldLease['details'];
  readonly note?: HeldLease['details'];
}): string {
  const { release, run, since, decision } = { ...state.details, ...state.note };
  const name = `release ${oneLine(String(release ?? state.holder)).slice(0, 100)}`;
  const facts = [
    run === undefined ? undefined : oneLine(String(run)),
    since === undefined ? undefined : `since ${oneLine(String(since))}`,
    decision === undefined ? undefined : `which ended ${oneLine(String(decision))}`,
  ].filter((fact) => fact !== undefined);
  return facts.length > 0 ? `${name} (${facts.join(', ')})` : name;
}
