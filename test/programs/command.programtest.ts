import { sameVerdicts } from './property.ts';
import { commandSuites } from './suites/command.ts';

sameVerdicts(commandSuites);
