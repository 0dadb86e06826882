function showProfile() {
  getToken({ scopes: ['User.Read'] }).then((token) => {
    callGraph(endpoints.profile, token, show);
  });
}

function showInbox() {
  getToken({ scopes: ['Mail.Read'] }).then((token) => callGraph(endpoints.inbox, token, show));
}

function write(message) {
  getToken({ scopes: ['Mail.Send'] }).then((token) => sendGraph(endpoints.profile + '/sendMail', token, { message }));
}
