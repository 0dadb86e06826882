import { Api, callGraph } from './index';

const api = new Api(localStorage.getItem('token')!);

export async function load(id: string) {
  const plans = await api.get('/me/planner/tasks');
  const me = await api.me();
  await callGraph('t', `/planner/tasks/${id}`, 'PATCH', { percentComplete: 100 });
  const remove = (task: string) => callGraph('t', `/planner/tasks/${task}`, 'DELETE');
  await remove(id);
  return { plans, me };
}
