import * as core from '@actions/core';

/** Hides a credential wherever the job's log would show it: a text of several lines whole and line by line. */
export const maskSecret = (value: string): void => {
  if (value !== '') core.setSecret(value);
};
