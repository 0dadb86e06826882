abstract class Resource<T> {
  protected abstract readonly root: string;

  constructor(protected readonly base = 'https://api.contoso.com/v2') {}

  list(): Promise<T[]> {
    return this.send('GET', '');
  }

  find(id: string): Promise<T> {
    return this.send('GET', `/${id}`);
  }

  protected async send<R>(method: string, rest: string): Promise<R> {
    const response = await fetch(`${this.base}/${this.root}${rest}`, { method });
    return response.json();
  }
}

class Orders extends Resource<{ id: string }> {
  protected readonly root = 'orders';

  cancel(id: string) {
    return this.send('POST', `/${id}/cancel`);
  }
}

class Customers extends Resource<{ name: string }> {
  protected readonly root = 'customers';
}

const orders = new Orders();
const customers = new Customers();

export async function report(id: string) {
  const all = await orders.list();
  const one = await orders.find(id);
  const people = await customers.list();
  await orders.cancel(id);
  return { all, one, people };
}
