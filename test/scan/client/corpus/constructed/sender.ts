export interface Sender {
  send<T>(options: Options): Promise<T>;
}
