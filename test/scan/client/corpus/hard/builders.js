class Letter {
  constructor(post) {
    this.post = post;
    this.verb = 'GET';
    this.road = '';
  }
  to(road) {
    this.road = road;
    return this;
  }
  by(verb) {
    this.verb = verb;
    return this;
  }
  stamped() {
    this.verb = 'POST';
    return this;
  }
  send() {
    return fetch(this.post + this.road, { method: this.verb });
  }
}

new Letter('https://post.example.com').to('/inbox').by('PUT').send();

const parcel = new Letter('https://parcel.example.com');
parcel.to('/desk');
parcel.stamped();
parcel.send();

const card = new Letter('https://card.example.com');
card.road = '/shelf';
card.verb = 'DELETE';
card.send();

const slip = {};
slip.url = 'https://slip.example.com/tray';
slip.method = 'PATCH';
const hand = (one) => fetch(one.url, one);
hand(slip);
