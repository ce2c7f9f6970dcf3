import { sameVerdicts } from './property.ts';
import { denoSuites } from './suites/deno.ts';

sameVerdicts(denoSuites);
