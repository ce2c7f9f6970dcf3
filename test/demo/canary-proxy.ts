import { connect } from 'node:net';

/** One command on HAProxy's socket (or its stand-in's); gives the answer without blanks around it. */
export const tellProxy = (socket: string, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const connection = connect(socket, () => connection.end(`${command}\n`));
    connection.setTimeout(5000, () => connection.destroy(new Error('no answer within 5 s')));
    connection.on('data', (data) => {
      answer += data;
    });
    connection.on('error', reject);
    connection.on('end', () => resolve(answer.trim()));
  });
