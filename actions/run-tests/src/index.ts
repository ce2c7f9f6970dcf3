import { defineAction } from '@paceline/core';
import { inputs, outputs } from './inputs.ts';
import { runTests } from './run-tests.ts';

export default defineAction()({ inputs, outputs, main: runTests });
