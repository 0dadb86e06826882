import type { Sender } from './sender';

export class Loans {
  constructor(private sender: Sender) {}

  list(reader: string) {
    const options = { url: `/readers/${reader}/loans`, method: 'GET' };
    return this.sender.send<Loan[]>(options);
  }

  extend(loan: string) {
    return this.sender.send({ url: '/loans/' + loan + '/extend', method: 'POST' });
  }
}
