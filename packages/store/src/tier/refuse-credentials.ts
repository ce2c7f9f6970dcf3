import { StoreError } from './errors.ts';

/** Where the credentials of a kind of tier come from, as an address has none. */
const SOURCES = {
  redis: 'set PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD in the environment of the step',
  s3: 'the environment has them (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or OIDC with aws-actions/configure-aws-credentials)',
  gs: 'the environment has them (PACELINE_GS_ACCESS_KEY_ID and PACELINE_GS_SECRET_ACCESS_KEY)',
  azblob:
    'the environment has them (AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN)',
};
type CredentialsKind = keyof typeof SOURCES;

/** The message for credentials in an address; it shows no part of the address. */
export const credentialsInAddress = (kind: CredentialsKind): string =>
  `The store tier "${kind}" takes no credentials in its address: ${SOURCES[kind]}.`;

/**
 * Addresses land in logs, in error messages and in the list of processes, so none may hold credentials, wherever it
 * comes from.
 * @param address undefined: none is given
 * @throws StoreError PACELINE_STORE_SPEC for `user@` and `user:password@`
 */
export function refuseCredentials(kind: CredentialsKind, address: string | URL | undefined): void {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (!url || (url.username === '' && url.password === '')) return;
  throw new StoreError(
    'PACELINE_STORE_SPEC',
    credentialsInAddress(kind),
    'Take them out of the address, and replace them if a log may have shown them.',
  );
}
