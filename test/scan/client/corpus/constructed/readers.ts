export class Readers {
  #sender;
  #prefix;

  constructor(sender, prefix) {
    this.#sender = sender;
    this.#prefix = prefix;
  }

  block(id) {
    return this.#sender.send({ url: `${this.#prefix}/readers/${id}`, method: 'PATCH', data: { blocked: true } });
  }
}
