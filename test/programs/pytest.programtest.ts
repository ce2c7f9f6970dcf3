import { sameVerdicts } from './property.ts';
import { pytestSuites } from './suites/pytest.ts';

sameVerdicts(pytestSuites);
