export class Lock {
  constructor(gate) {
    this.line = gate.line;
  }

  async turn(state) {
    await this.line('/lock', { method: 'PATCH', data: { state } });
  }
}
