import { homedir } from 'node:os';
import { maskSecret } from '@paceline/core';
import { openStore } from '@paceline/store';
import type { Machine } from './step.ts';

/** The machine that the actions run on. */
export const machine: Machine = { openStore, mask: maskSecret, home: homedir(), now: Date.now };
