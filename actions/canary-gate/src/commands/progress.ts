import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How far main got, in a folder that post finds however main ended. Made before the first weight is changed;
 * from then on nothing in it needs room on the disk: a phase is the name of a file, and what a command notes
 * overwrites bytes that are there.
 *
 * - `moving`: weights may have been changed, so the canary has to be taken back.
 * - `promoting`: the promote command was about to run, so production may be new in part.
 * - `ended`: the traffic is as decided; the store may not know it yet.
 * - `recorded`: the store knows the decision; nothing is left to do.
 */
export type Phase = 'moving' | 'promoting' | 'ended' | 'recorded';

export const PHASES = ['moving', 'promoting', 'ended', 'recorded'] as const;
/** Bytes of the note of a command; script.ts pads to it. */
export const NOTE_BYTES = 100;

const phaseFile = (folder: string, phase: Phase): string => join(folder, `phase-${phase}`);
/** Where a command's shell notes its process and how it ended. */
export const noteFile = (folder: string): string => join(folder, 'command');

/** @throws when the folder cannot be made: then no weight may be changed */
export function createProgress(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(noteFile(folder), `${' '.repeat(NOTE_BYTES - 1)}\n`);
  writeFileSync(phaseFile(folder, 'moving'), '');
}

/** False when it could not be noted. */
export function setPhase(folder: string, phase: Phase): boolean {
  for (const from of PHASES) {
    if (from === phase) continue;
    try {
      renameSync(phaseFile(folder, from), phaseFile(folder, phase));
      return true;
    } catch {}
  }
  return readPhase(folder) === phase;
}

/** Undefined where the folder is gone. */
export function readPhase(folder: string): Phase | undefined {
  try {
    const names = new Set(readdirSync(folder));
    return PHASES.findLast((phase) => names.has(`phase-${phase}`));
  } catch {
    return undefined;
  }
}

/** What the shell of the last command noted: that it runs, in which process, or its exit status. */
export type CommandNote =
  | { readonly command: string; readonly id: string; readonly pid: number; readonly startedAt: number }
  | { readonly command: string; readonly id: string; readonly status: number };

/** Undefined when no command has begun, or the note cannot be read. */
export function readNote(folder: string): CommandNote | undefined {
  let text: string;
  try {
    text = readFileSync(noteFile(folder), 'utf8');
  } catch {
    return undefined;
  }
  const running = /^running ([a-z-]+) ([a-z0-9]{1,20}) (\d{1,10}) (\d{1,20}) *\n/.exec(text);
  if (running) {
    return { command: running[1]!, id: running[2]!, pid: Number(running[3]), startedAt: Number(running[4]) };
  }
  const ended = /^ended ([a-z-]+) ([a-z0-9]{1,20}) (\d{1,3}) *\n/.exec(text);
  return ended ? { command: ended[1]!, id: ended[2]!, status: Number(ended[3]) } : undefined;
}
