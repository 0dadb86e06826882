function log() {
  navigator.sendBeacon('https://log.example.com/lines', '{}');
  return new EventSource('https://log.example.com/lines/live');
}

function script() {
  GM_xmlhttpRequest({ method: 'PUT', url: 'https://notes.example.com/notes/1', onload: show });
  GM.xmlHttpRequest({ url: 'https://notes.example.com/notes' });
}

function sheet() {
  const answer = UrlFetchApp.fetch('https://rates.example.com/rates', { method: 'post' });
  return JSON.parse(answer.getContentText());
}

const page = {
  onLoad() {
    wx.request({ url: 'https://shop.example.com/items', method: 'POST' });
    uni.request({ url: 'https://shop.example.com/items' });
    return new WebSocket('wss://shop.example.com/live');
  },
};
