/** Files that a leg leaves beside its result, for the last job to merge. */
export const JUNIT_NAME = 'junit.xml';
/** Thresholds of coverage by the project's configuration. */
export const THRESHOLDS_NAME = 'coverage-thresholds.json';
/** A blob report of Playwright, one for each batch. */
export const BLOB_NAME = /^blob-\d+\.zip$/;

/** Beyond this one file is not handed on: the last job reads those of all legs. */
export const MAX_ATTACHMENT_BYTES = 128 * 1024 * 1024;
