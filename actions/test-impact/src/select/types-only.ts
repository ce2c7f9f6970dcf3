/** What a module gives to others at run time; `export type`, `export interface` and `export declare` are erased. */
const RUNNING_EXPORT =
  /\bexport\s+(?:default|const|let|var|async|function|class|abstract|enum|namespace|module|import|\*|\{|=)|\bexports\b/;

/** Whether nothing of a TypeScript module is left at run time that another could load. A comment may say otherwise. */
export const isTypesOnly = (path: string, text: string): boolean =>
  /\.[cm]?tsx?$/.test(path) && !RUNNING_EXPORT.test(text);
