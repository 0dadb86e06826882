import axios from 'axios';
import { call, put, fork } from 'redux-saga/effects';

const stock = axios.create({ baseURL: 'https://stock.example.com' });
const readShelf = (shelf) => stock.get(`/shelves/${shelf}/boxes`);

export function* load({ payload }) {
  const boxes = yield call(readShelf, payload.shelf);
  const rooms = yield call(stock.get, '/rooms');
  yield call([stock, stock.post], '/rooms', { name: 'north' });
  yield fork([stock, 'delete'], '/rooms/7');
  yield call(fetch, 'https://stock.example.com/alarm', { method: 'PUT' });
  yield put({ type: 'loaded', boxes, rooms });
}
