import { type Deadline, GaveUp } from '../../deadline.ts';
import { baseName, isComponent } from '../../repository/paths.ts';
import { scriptsOf } from './component-scripts.ts';
import { type ModuleScan, scanModule } from './scan-module.ts';

/**
 * What a module of the repository asks for. Its path, its text and the code of the scanner say it alone: scans are kept
 * for later plans (stored-scans.ts).
 * @throws GaveUp as `scanModule` does, with the file
 */
export function scanFile(file: string, text: string, deadline: Deadline): ModuleScan {
  const typescript = /\.[cm]?tsx?$/.test(file) || isComponent(file);
  const jsx = /\.(?:[cm]?jsx?|tsx|mdx)$/.test(file);
  const source = isComponent(file) ? scriptsOf(text, baseName(file)) : text;
  try {
    return scanModule(source, { jsx, typescript, deadline });
  } catch (error) {
    // The scanner does not know the file's name.
    throw error instanceof GaveUp && error.file === undefined
      ? new GaveUp('too-slow', `${file} cannot be followed: ${error.message}`, file)
      : error;
  }
}
