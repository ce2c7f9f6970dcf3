import { randomBytes } from 'node:crypto';

/** Differs for each put, so that one whose answer was lost knows its own value again. */
export const newPutId = (): string => randomBytes(9).toString('base64url');
