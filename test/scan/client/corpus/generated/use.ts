import { Api } from './client';

const zoo = new Api({ baseUrl: 'https://zoo.example.com/api' });

export const arrive = (animal: Animal) => zoo.animals.add(animal);
export const lunch = (id: string) => zoo.animals.feed(id, { grams: 300 });
