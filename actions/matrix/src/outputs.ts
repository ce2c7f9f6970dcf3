/** Every output with its value when the action ends before it is set. */
export const outputs = {
  matrix: '{"include":[{"plan-id":"","leg":"none","name":"nothing to run"}]}',
  'has-jobs': 'false',
  'max-parallel': '1',
  count: '0',
  'plan-id': '',
  'plan-path': '',
  'predicted-seconds': '0',
  'lower-bound-seconds': '0',
  balance: '1',
};
