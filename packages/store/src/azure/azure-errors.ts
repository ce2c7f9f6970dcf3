import { retryable, StoreError } from '../tier/errors.ts';

export type AzureOperation = 'read' | 'write' | 'list' | 'delete';

/** The fields of the client's errors that are read here. */
interface ClientError {
  readonly name?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

export const statusOf = (error: unknown): number | undefined => (error as ClientError).statusCode;

/** The service's own code, as `BlobNotFound`, or the network's, as `ECONNREFUSED`. An answer to HEAD has it in a header only. */
export function codeOf(error: unknown): string {
  const { code, name, response } = (error ?? {}) as ClientError;
  const said = response?.headers?.get('x-ms-error-code') ?? code ?? name ?? '';
  return /^\w{1,60}$/.test(said) ? said : '';
}

/** The blob does not exist. A missing container is an error, not a miss. */
export const isMissing = (error: unknown): boolean =>
  statusOf(error) === 404 && !['ContainerNotFound', 'ResourceNotFound'].includes(codeOf(error));

/** Another writer was first. */
export const isConflict = (error: unknown): boolean =>
  ['BlobAlreadyExists', 'ConditionNotMet', 'TargetConditionNotMet'].includes(codeOf(error)) ||
  (statusOf(error) === 412 && codeOf(error) === '');

const PERMISSIONS: Readonly<Record<AzureOperation, string>> = {
  read: 'read (r)',
  write: 'create and write (cw)',
  list: 'list (l)',
  delete: 'delete (d)',
};

/**
 * What went wrong, in words of the project. The client's error is no `cause` of it: it carries the request,
 * whose address may have a SAS token in it.
 */
export function explainAzureError(error: unknown, operation: AzureOperation, container: string): StoreError {
  if (error instanceof StoreError) return error;
  const status = statusOf(error);
  const code = codeOf(error);
  const said = [code, status ? `HTTP ${status}` : ''].filter(Boolean).join(', ');
  const where = `The Azure container "${container}"`;
  if (code === 'ContainerNotFound' || code === 'ResourceNotFound') {
    return new StoreError(
      'PACELINE_STORE_NO_CONTAINER',
      `${where} does not exist.`,
      'Create it, or correct the name in the store.',
    );
  }
  if (code === 'AuthorizationPermissionMismatch' || code === 'AuthorizationResourceTypeMismatch') {
    return new StoreError(
      'PACELINE_STORE_DENIED',
      `${where} refuses to ${operation} (${said}).`,
      `Give the SAS token the permission to ${PERMISSIONS[operation]}.`,
    );
  }
  if (status === 401 || status === 403) {
    return new StoreError(
      'PACELINE_STORE_DENIED',
      `${where} refuses the credentials (${said}).`,
      "Check the account's key, or that the SAS token is of this container and has not expired, and the clock of this machine.",
    );
  }
  if (status === 429 || code === 'ServerBusy') {
    return retryable(
      new StoreError(
        'PACELINE_STORE_BUSY',
        `${where} asks to slow down (${said}).`,
        'Lower the number of jobs that use it at a time.',
      ),
    );
  }
  if (status !== undefined && status >= 500 && status !== 501) {
    return retryable(
      new StoreError(
        'PACELINE_STORE_UNAVAILABLE',
        `${where} failed to answer (${said}).`,
        'If it lasts, see https://status.azure.com.',
      ),
    );
  }
  if (status === undefined) {
    return retryable(
      new StoreError(
        'PACELINE_STORE_UNREACHABLE',
        `${where} cannot be reached (${code || 'no answer'}).`,
        'Check the name of the account, the endpoint, the network and a proxy.',
      ),
    );
  }
  return new StoreError(
    'PACELINE_STORE_AZURE',
    `${where} could not ${operation} (${said}).`,
    'Check that the endpoint is Azure Blob Storage, and that neither lease nor policy forbids it.',
  );
}

export const azureDeadlineExceeded = (container: string, seconds: number): StoreError =>
  retryable(
    new StoreError(
      'PACELINE_STORE_UNREACHABLE',
      `The Azure container "${container}" did not answer within ${seconds} s.`,
      'Check the endpoint, the network and a proxy.',
    ),
  );
