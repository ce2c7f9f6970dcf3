import { sameVerdicts } from './property.ts';
import { phpunitSuites } from './suites/phpunit.ts';

sameVerdicts(phpunitSuites);
