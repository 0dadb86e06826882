export class Port {
  constructor(private readonly path: string) {}

  ships() {
    return fetch(`https://harbour.example.com/api${this.path}/ships`);
  }

  berth(ship: string) {
    return fetch(`https://harbour.example.com/api${this.path}/berths/${ship}`, { method: 'PUT' });
  }
}

export const ask = (path: string) => fetch('https://harbour.example.com' + path);

const url = (pieces: TemplateStringsArray, ...values: string[]) =>
  pieces.reduce((all, piece, index) => all + piece + (index < values.length ? encodeURIComponent(values[index]) : ''), '');

export const pilot = (ship: string) => fetch(url`https://harbour.example.com/ships/${ship}/pilot`);
