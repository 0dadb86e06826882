var ROOT = 'https://legacy.example.com';

function load(id, done) {
  var xhr = new XMLHttpRequest();
  xhr.open('GET', ROOT + '/things/' + id, true);
  xhr.onload = function () {
    done(JSON.parse(xhr.responseText));
  };
  xhr.send();
}

$.ajax({ url: ROOT + '/save', type: 'POST', data: {} });
$.get(ROOT + '/list', load);
$.getJSON(`${ROOT}/json`);
jQuery.ajax(ROOT + '/other', { method: 'DELETE' });
