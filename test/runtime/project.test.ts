import { expect, it } from 'vitest';
import { project } from '../../src/runtime/project.ts';

const resource = { id: '1', name: 'plan', salary: 7 };

it('copies all properties where none are limited', () => {
  const shown = project({ properties: undefined }, resource);
  expect(shown).toEqual(resource);
  expect(shown).not.toBe(resource);
});

it('drops everything that is not named, and keeps the order of the resource', () => {
  expect(JSON.stringify(project({ properties: ['name', 'id'] }, resource))).toBe('{"id":"1","name":"plan"}');
  expect(project({ properties: [] }, resource)).toEqual({});
});

it('is exact about names', () => {
  const odd = { name: 'a', Name: 'b', 'name.first': 'c', names: 'd' };
  expect(project({ properties: ['name'] }, odd)).toEqual({ name: 'a' });
});

it.each([[undefined], [['id' as const, 'toJSON' as const]]])('takes nothing from a prototype (%j)', (properties) => {
  class Employee {
    readonly id = '1';
    get secret(): string {
      return 'salary';
    }
    toJSON(): object {
      return { secret: 'salary' };
    }
  }
  const shown = project({ properties }, new Employee());
  expect(Object.getPrototypeOf(shown)).toBeNull();
  expect(JSON.stringify(shown)).toBe('{"id":"1"}');
});

it('leaves out symbols and what is not enumerable', () => {
  const hidden = Object.defineProperty({ id: '1', [Symbol('secret')]: 's', salary: 7 }, 'salary', {
    enumerable: false,
  });
  expect(Reflect.ownKeys(project({ properties: undefined }, hidden))).toEqual(['id']);
  expect(Reflect.ownKeys(project({ properties: ['id', 'salary'] }, hidden))).toEqual(['id']);
});

it('takes `__proto__` for a name like any other', () => {
  const parsed: { readonly id: string; readonly __proto__?: unknown } = JSON.parse(
    '{"id":"1","__proto__":{"admin":true}}',
  );
  const limited = project({ properties: ['id'] }, parsed);
  expect(Reflect.ownKeys(limited)).toEqual(['id']);
  expect(Object(limited).admin).toBeUndefined();
  const whole = project({ properties: undefined }, parsed);
  expect(Reflect.ownKeys(whole)).toEqual(['id', '__proto__']);
  expect(Object.getPrototypeOf(whole)).toBeNull();
});
