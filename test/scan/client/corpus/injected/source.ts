import got from 'got';

export abstract class Source {
  protected abstract load(path: string): Promise<unknown>;

  covers() {
    return this.load('/covers');
  }
}

export class RemoteSource extends Source {
  protected load(path: string) {
    return got('https://covers.example.com/v2' + path).json();
  }
}
